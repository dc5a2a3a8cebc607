package dev.neurojit.heal;

import dev.neurojit.judge.Judgement;
import java.time.Duration;
import java.util.List;

/** How a run of the loop ended. */
public sealed interface Healing {
  /** Returns everything judged, the given program first. */
  List<Judgement> history();

  /** Returns the best candidate. */
  Judgement best();

  /** Returns the wall time of the run. */
  Duration took();

  /** Returns the judgement of the program as given. */
  default Judgement given() {
    return history().getFirst();
  }

  /** The best candidate meets the objective. */
  record Healed(List<Judgement> history, Judgement best, Duration took) implements Healing {}

  /**
   * No candidate meets the objective; the best one is kept all the same.
   *
   * @param why the loop ended
   */
  record Exhausted(List<Judgement> history, Judgement best, Duration took, Why why)
      implements Healing {}

  /** Why a loop ends without success. */
  enum Why {
    /** Every proposer has said all it had to say. */
    OUT_OF_IDEAS,
    /** The time that the run was given is over. */
    OUT_OF_TIME,
    /** The models have written as many tokens as they may, and nobody else has an idea. */
    OUT_OF_TOKENS,
    /** The models were asked as often as they may be, and nobody else has an idea. */
    OUT_OF_ATTEMPTS;

    /** Returns it in words, naming the option that set the bound. */
    public String phrase() {
      return switch (this) {
        case OUT_OF_IDEAS -> "nobody has another idea";
        case OUT_OF_TIME -> "stopped by --seconds";
        case OUT_OF_TOKENS -> "stopped by --tokens";
        case OUT_OF_ATTEMPTS -> "stopped by --attempts";
      };
    }
  }
}
