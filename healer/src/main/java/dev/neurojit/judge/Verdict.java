package dev.neurojit.judge;

import dev.neurojit.syntax.Diagnostic;
import java.util.List;

/** What the judge says of a candidate. */
public sealed interface Verdict {
  /** Returns how far the candidate came. */
  Stage stage();

  /**
   * The candidate did not get to run.
   *
   * @param stage that it failed
   * @param diagnostics why, with places in the judged text; at least one
   */
  record Rejected(Stage stage, List<Diagnostic> diagnostics) implements Verdict {
    public Rejected {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** The candidate ran. */
  record Scored(Score score, Evidence evidence) implements Verdict {
    @Override
    public Stage stage() {
      return Stage.SCORE;
    }
  }
}
