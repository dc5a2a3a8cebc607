package dev.neurojit.judge;

import dev.neurojit.mlir.MlirDiagnostic;
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
  private static final NativeParser NATIVE = new NativeParser();

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
    return findings(source, NativeParser.errors(source));
  }

  /** Applies the safe patches of the rules as long as MLIR gets no worse an impression. */
  public static Report repair(Source source) {
    List<Diagnostic> found = check(source);
    if (found.isEmpty()) {
      return new Report(source, found, List.of(), List.of());
    }
    Repaired repaired = new Repairer(Rules.ALL, NATIVE).repair(source);
    List<Diagnostic> left = repaired.isValid() ? List.of() : check(repaired.after());
    return new Report(repaired.after(), found, repaired.applied(), left);
  }

  private static List<Diagnostic> findings(Source source, List<MlirDiagnostic> errors) {
    List<NativeError> natives = errors.stream().map(NativeParser::located).toList();
    return Findings.of(SyntaxTree.parse(source), Rules.ALL, natives);
  }
}
