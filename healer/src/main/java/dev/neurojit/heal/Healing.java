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

  /** Every proposer is out of ideas, or the budget is spent. */
  record Exhausted(List<Judgement> history, Judgement best, Duration took) implements Healing {}
}
