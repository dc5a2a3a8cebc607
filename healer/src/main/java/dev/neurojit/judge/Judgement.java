package dev.neurojit.judge;

import dev.neurojit.syntax.AppliedPatch;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Source;
import java.util.Comparator;
import java.util.List;

/**
 * A judged candidate.
 *
 * @param candidate as proposed
 * @param program its text after the repair rules: what the verdict is about
 * @param found what was wrong with it as proposed
 * @param repairs the repairs applied, in order; empty if valid or hopeless
 * @param verdict the judge's word
 */
public record Judgement(
    Candidate candidate,
    Source program,
    List<Diagnostic> found,
    List<AppliedPatch> repairs,
    Verdict verdict) {

  /** Worst first: by stage reached, then fewer errors, then score. */
  public static final Comparator<Judgement> BY_MERIT =
      Comparator.comparing((Judgement judgement) -> judgement.verdict().stage())
          .thenComparing(Judgement::compareWithin);

  public Judgement {
    found = List.copyOf(found);
    repairs = List.copyOf(repairs);
  }

  /** Returns whether the objective is met. */
  public boolean met() {
    return verdict instanceof Verdict.Scored scored && scored.score().met();
  }

  /** Returns the verdict in one line: the first error, or what was seen of the run. */
  public String line() {
    return switch (verdict) {
      case Verdict.Rejected(Stage stage, List<Diagnostic> diagnostics) ->
          stage.phrase() + ": " + diagnostics.getFirst().message();
      case Verdict.Scored scored -> scored.evidence().line();
    };
  }

  private static int compareWithin(Judgement a, Judgement b) {
    return switch (a.verdict()) {
      case Verdict.Scored scored when b.verdict() instanceof Verdict.Scored other ->
          scored.score().compareTo(other.score());
      case Verdict.Rejected rejected when b.verdict() instanceof Verdict.Rejected other ->
          Integer.compare(other.diagnostics().size(), rejected.diagnostics().size());
      default -> 0;
    };
  }
}
