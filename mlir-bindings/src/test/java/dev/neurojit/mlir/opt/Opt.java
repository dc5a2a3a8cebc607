package dev.neurojit.mlir.opt;

import dev.neurojit.mlir.JavaPass;
import dev.neurojit.mlir.MlirDiagnostic;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs opt by a command line over a program called p.mlir. */
final class Opt {
  private Opt() {}

  static OptOutcome run(List<JavaPass> passes, byte[] program, String... arguments) {
    return switch (OptArguments.parse(List.of(arguments))) {
      case OptArguments.Parsed.Wrong(String message) -> throw new AssertionError(message);
      case OptArguments.Parsed.Ok(OptRequest request) ->
          OptTool.run(request, "p.mlir", program, passes);
    };
  }

  static OptOutcome run(List<JavaPass> passes, String program, String... arguments) {
    return run(passes, program.getBytes(StandardCharsets.UTF_8), arguments);
  }

  static List<String> lines(OptOutcome outcome) {
    return outcome.diagnostics().stream().map(MlirDiagnostic::toString).toList();
  }
}
