package dev.neurojit.mlir.testing;

import dev.neurojit.mlir.opt.DiagnosticText;
import dev.neurojit.mlir.opt.NamedText;
import dev.neurojit.mlir.opt.OptArguments;
import dev.neurojit.mlir.opt.OptOutcome;
import dev.neurojit.mlir.opt.OptRequest;
import dev.neurojit.mlir.opt.OptTool;
import dev.neurojit.mlir.testing.filecheck.FileCheck;
import dev.neurojit.mlir.testing.filecheck.FileCheckOptions;
import java.util.ArrayList;
import java.util.List;

/** One command of a test file: opt, and FileCheck on what it writes. */
final class RunLine {
  private static final String BOTH = "2>&1";

  private final MlirTestFile file;
  private final String command;

  RunLine(MlirTestFile file, String command) {
    this.file = file;
    this.command = command;
  }

  /** Returns what is wrong; nothing if it succeeds. */
  String run() {
    List<List<String>> parts = new ArrayList<>();
    parts.add(new ArrayList<>());
    for (String word : ShellWords.of(command)) {
      if (word.equals(ShellWords.PIPE)) {
        parts.add(new ArrayList<>());
      } else {
        parts.getLast().add(substitute(word));
      }
    }
    List<String> opt = parts.getFirst();
    boolean fails = !opt.isEmpty() && opt.getFirst().equals("not");
    List<String> arguments = arguments(fails ? opt.subList(1, opt.size()) : opt);
    boolean checked =
        parts.size() == 2 && !parts.get(1).isEmpty() && parts.get(1).getFirst().equals("FileCheck");
    if (arguments.isEmpty() || !(checked || parts.size() == 1)) {
      return "only 'neurojitc opt ...' and 'neurojitc opt ... | FileCheck ...' can be run";
    }
    return switch (OptArguments.parse(
        arguments.stream().filter(a -> !a.equals(BOTH)).skip(1).toList())) {
      case OptArguments.Parsed.Wrong(String message) -> message;
      case OptArguments.Parsed.Ok(OptRequest request) -> {
        Output output = opt(request, arguments.contains(BOTH));
        yield output.status() == OptOutcome.Status.OK == fails
            ? (fails ? "opt succeeds, which it should not" : output.errors())
            : checked ? check(parts.get(1), output.text()) : "";
      }
    };
  }

  /** From the command's last word on; nothing if it is another command. */
  private static List<String> arguments(List<String> words) {
    boolean two =
        words.size() > 1 && words.getFirst().equals("neurojitc") && words.get(1).equals("opt");
    boolean one = !words.isEmpty() && words.getFirst().equals("mlir-opt");
    return two ? words.subList(1, words.size()) : one ? words : List.of();
  }

  private String substitute(String word) {
    String path = file.path().toString();
    String folder = String.valueOf(file.path().toAbsolutePath().getParent());
    return word.replace("%s", path).replace("%S", folder);
  }

  private record Output(OptOutcome.Status status, String text, String errors) {}

  private Output opt(OptRequest request, boolean both) {
    String name = file.path().toString();
    OptOutcome outcome = OptTool.run(request, name, file.bytes(), file.passes());
    String text = outcome.text();
    String errors = new DiagnosticText(new NamedText(name, file.text())).of(outcome.diagnostics());
    return new Output(
        outcome.status(), both ? outcome.log() + errors + text : text, outcome.log() + errors);
  }

  private String check(List<String> words, String input) {
    List<String> options =
        words.stream().skip(1).filter(word -> !word.equals(file.path().toString())).toList();
    try {
      return FileCheck.check(
                  file.path().toString(),
                  file.text(),
                  "<stdin>",
                  input,
                  FileCheckOptions.parse(options))
              instanceof FileCheck.Result.Failed(String report)
          ? report + "the input is:%n%s".formatted(input)
          : "";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
