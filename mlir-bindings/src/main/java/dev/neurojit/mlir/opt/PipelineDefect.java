package dev.neurojit.mlir.opt;

import dev.neurojit.mlir.Location;
import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.PassRegistry;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What MLIR says about a pipeline, for a reader who knows only the text he wrote. */
final class PipelineDefect {
  private static final Pattern PARSER =
      Pattern.compile("(?s)MLIR Textual PassPipeline Parser:\\d+:\\d+: error: (.*)");
  private static final Pattern STAND_IN = Pattern.compile("neurojit-java\\{\\d+;([^;]*);[^}]*}");
  private static final Pattern QUOTED =
      Pattern.compile("(?:no such option |with options `|')(?<what>[^'`\\s]+)");
  private static final Pattern NO_OPTION = Pattern.compile("no such option (\\S+)");

  private PipelineDefect() {}

  static MlirDiagnostic readable(MlirDiagnostic defect, OptRequest.Passes passes) {
    String message = defect.message().strip();
    Matcher parser = PARSER.matcher(message);
    // Behind the message stand the text, in which passes in Java are replaced, and a caret.
    message = (parser.matches() ? parser.group(1) : message).lines().findFirst().orElse(message);
    message =
        STAND_IN.matcher(message).replaceAll("$1").replaceFirst("^<Pass-Options-Parser>: ", "");
    return MlirDiagnostic.error(message + hint(message, passes), place(message, passes));
  }

  private static String hint(String message, OptRequest.Passes passes) {
    Matcher option = NO_OPTION.matcher(message);
    if (!option.find()) {
      return "";
    }
    return pass(option.group(1), passes)
        .flatMap(PassRegistry::defaults)
        .map(defaults -> "; by default it is " + inner(defaults))
        .orElse("");
  }

  private static String inner(String defaults) {
    return defaults
        .replaceFirst("^builtin\\.module\\((.*)\\)$", "$1")
        .replaceAll("\\{ +", "{")
        .replaceAll(" +", " ");
  }

  /** The pass in the text that is given an option of this name. */
  private static Optional<String> pass(String option, OptRequest.Passes passes) {
    Matcher found =
        Pattern.compile("([^\\s,(){}]+)\\{[^}]*\\b" + Pattern.quote(option)).matcher(text(passes));
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static String text(OptRequest.Passes passes) {
    return switch (passes) {
      case OptRequest.Passes.Text(String pipeline) -> pipeline;
      case OptRequest.Passes.Flags(List<String> each) -> String.join(",", each);
    };
  }

  /** Where the text has what the message quotes. */
  private static Location place(String message, OptRequest.Passes passes) {
    if (!(passes instanceof OptRequest.Passes.Text(String pipeline))) {
      return Location.UNKNOWN;
    }
    Matcher quoted = QUOTED.matcher(message);
    String wanted = quoted.find() ? quoted.group("what") : "";
    int at = wanted.isEmpty() ? 0 : Math.max(0, pipeline.indexOf(wanted));
    return Location.point(OptOutcome.PIPELINE, 1, at + 1);
  }
}
