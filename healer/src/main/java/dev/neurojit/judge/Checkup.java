package dev.neurojit.judge;

import dev.neurojit.syntax.Applicability;
import dev.neurojit.syntax.AppliedPatch;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Findings;
import dev.neurojit.syntax.NativeError;
import dev.neurojit.syntax.Repaired;
import dev.neurojit.syntax.Repairer;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.rules.Rules;
import java.util.List;

/** What is wrong with a text as MLIR, and what the repair rules make of it. */
public final class Checkup {
  private Checkup() {}

  /**
   * The outcome of a repair.
   *
   * @param program the repaired text; the given one where there was nothing to repair
   * @param found everything found in the given text
   * @param repairs what was applied, in order
   * @param errors everything found in the repaired text; empty if it is valid
   */
  public record Report(
      Source program,
      List<Diagnostic> found,
      List<AppliedPatch> repairs,
      List<Diagnostic> errors) {}

  /** Returns what the rules, the grammar and MLIR find; empty if MLIR accepts the text. */
  public static List<Diagnostic> check(Source source) {
    try (NativeParser parser = new NativeParser()) {
      List<NativeError> errors = parser.check(source);
      return errors.isEmpty()
          ? List.of()
          : Findings.of(SyntaxTree.parse(source), Rules.GUARDED, errors);
    }
  }

  /** Applies the safe patches of the rules as long as MLIR gets no worse an impression. */
  public static Report repair(Source source) {
    return repair(source, Applicability.SAFE);
  }

  /**
   * As above, and with {@link Applicability#MAYBE_INCORRECT} also applies, of the patches that
   * leave open what was meant, the first with which MLIR comes farther.
   */
  public static Report repair(Source source, Applicability trust) {
    try (NativeParser parser = new NativeParser()) {
      Repaired repaired = new Repairer(Rules.GUARDED, parser, trust).repair(source);
      return new Report(repaired.after(), repaired.found(), repaired.applied(), repaired.left());
    }
  }
}
