package dev.neurojit.mlir.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.mlir.opt.DiagnosticText;
import dev.neurojit.mlir.opt.NamedText;
import dev.neurojit.mlir.opt.OptArguments;
import dev.neurojit.mlir.opt.OptOutcome;
import dev.neurojit.mlir.opt.OptTool;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide of dev.neurojit.mlir.opt. */
final class OptGuideTest {
  // @start region="guide"
  static String opt(String program, String... arguments) {
    return switch (OptArguments.parse(List.of(arguments))) {
      case OptArguments.Parsed.Wrong(String message) -> message;
      case OptArguments.Parsed.Ok(var request) -> {
        byte[] input = program.getBytes(StandardCharsets.UTF_8);
        OptOutcome outcome = OptTool.run(request, "in.mlir", input);
        yield outcome.status() == OptOutcome.Status.OK
            ? new String(outcome.output(), StandardCharsets.UTF_8)
            : new DiagnosticText(new NamedText("in.mlir", program)).of(outcome.diagnostics());
      }
    };
  }

  // @end

  @Test
  void runs() {
    assertThat(opt("func.func private @f()", "--symbol-dce")).isEqualTo("module {\n}\n\n");
    assertThat(opt("func.func @f(", "--symbol-dce"))
        .isEqualTo(
            "in.mlir:1:13: error: expected non-function type\nfunc.func @f(\n            ^\n");
    assertThat(opt("", "--verify-each=so")).startsWith("--verify-each takes");
  }
}
