package dev.neurojit.mlir.parity;

import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.opt.OptArguments;
import dev.neurojit.mlir.opt.OptOutcome;
import dev.neurojit.mlir.opt.OptRequest;
import dev.neurojit.mlir.opt.OptTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What both tools made of one command.
 *
 * @param why the first difference
 */
record Comparison(OptCommandLine command, Verdict verdict, String why) {
  /** In how far the tools agree: they succeed or fail alike, and write the same. */
  enum Verdict {
    SAME,
    NEEDS_TEST_LIBRARY,
    OTHER_STATUS,
    OTHER_OUTPUT;

    boolean isDifference() {
      return this == OTHER_STATUS || this == OTHER_OUTPUT;
    }
  }

  private record Result(boolean ok, String output, String why) {}

  static Comparison of(OptCommandLine command) throws IOException, InterruptedException {
    if (command.needsTestLibrary()) {
      return new Comparison(command, Verdict.NEEDS_TEST_LIBRARY, "");
    }
    Result ours = ours(command);
    Result theirs = theirs(command);
    if (ours.ok() != theirs.ok()) {
      return new Comparison(
          command, Verdict.OTHER_STATUS, theirs.ok() ? ours.why() : "mlir-opt fails");
    }
    return ours.output().equals(theirs.output())
        ? new Comparison(command, Verdict.SAME, "")
        : new Comparison(command, Verdict.OTHER_OUTPUT, difference(ours.output(), theirs.output()));
  }

  private static Result ours(OptCommandLine command) throws IOException {
    return switch (OptArguments.parse(command.arguments())) {
      case OptArguments.Parsed.Wrong(String message) -> new Result(false, "", message);
      case OptArguments.Parsed.Ok(OptRequest request) -> {
        byte[] input = Files.readAllBytes(command.file());
        OptOutcome outcome = OptTool.run(request, command.file().toString(), input);
        String why =
            outcome.diagnostics().stream().findFirst().map(MlirDiagnostic::message).orElse("");
        yield new Result(outcome.status() == OptOutcome.Status.OK, outcome.text(), why);
      }
    };
  }

  private static Result theirs(OptCommandLine command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("mlir-opt-22", command.file().toString()));
    words.addAll(command.arguments());
    Path output = Files.createTempFile("neurojit-parity", ".mlir");
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ok = process.waitFor() == 0;
      return new Result(ok, new String(Files.readAllBytes(output), StandardCharsets.UTF_8), "");
    } finally {
      Files.delete(output);
    }
  }

  private static String difference(String ours, String theirs) {
    List<String> one = ours.lines().toList();
    List<String> other = theirs.lines().toList();
    int line = 0;
    while (line < one.size() && line < other.size() && one.get(line).equals(other.get(line))) {
      line++;
    }
    return "line %d is '%s', not '%s'".formatted(line + 1, at(one, line), at(other, line));
  }

  private static String at(List<String> lines, int line) {
    return line < lines.size() ? lines.get(line) : "";
  }

  @Override
  public String toString() {
    return "%s%n  %s: %s".formatted(command, verdict, why);
  }
}
