package dev.neurojit.bench;

import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.Severity;
import dev.neurojit.syntax.Source;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which of three kinds MLIR's first complaint about a text is. */
public final class TextDefect {
  private static final Pattern NAMES =
      Pattern.compile(
          "undeclared SSA value|redefinition of|does not dominate|undefined SSA|undefined block"
              + "|cannot name an operation with no results|does not reference a valid"
              + "|undefined symbol|undefined value");
  private static final Pattern TYPES =
      Pattern.compile(
          "^'[\\w.]+' op |different type|type of return operand|has \\d+ operands|invalid kind of"
              + "|for a floating point value|not valid for specified type|integer constant out of"
              + "|type mismatch|types? must|must have the same|has invalid type");
  private static final Pattern SHAPE = Pattern.compile("no terminator|must (begin|end) with");

  private TextDefect() {}

  /** Returns what MLIR says first of a text and of which kind that is; empty if it accepts it. */
  public static Optional<Complaint> of(Source source) {
    try (MlirContext context = MlirContext.create()) {
      return switch (context.parse(source.name(), source.text())) {
        case Parsed.Failed(var diagnostics) ->
            diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .findFirst()
                .map(first -> new Complaint(kind(first.message()), first));
        case Parsed.Ok(MlirModule module, var warnings) -> {
          module.close();
          yield Optional.empty();
        }
      };
    }
  }

  /**
   * A complaint.
   *
   * @param fate {@link Fate#SYNTAX}, {@link Fate#TYPE} or {@link Fate#SSA}
   * @param first of MLIR's errors
   */
  public record Complaint(Fate fate, MlirDiagnostic first) {}

  /**
   * Returns the kind of one of MLIR's messages; what is neither of types nor of names is syntax.
   */
  static Fate kind(String message) {
    if (NAMES.matcher(message).find()) {
      return Fate.SSA;
    }
    return TYPES.matcher(message).find() && !SHAPE.matcher(message).find()
        ? Fate.TYPE
        : Fate.SYNTAX;
  }
}
