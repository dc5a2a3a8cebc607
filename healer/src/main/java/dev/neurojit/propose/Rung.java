package dev.neurojit.propose;

import dev.neurojit.judge.Objective;
import java.util.List;

/** The rungs that a ladder can have, cheapest first. Repair rules belong to the judge. */
public enum Rung {
  /** Fit the constants of programs that run. */
  TUNER,
  /** Try other words: operations, predicates, operands, numbers. */
  EDITS,
  /** Ask the language model. */
  MODEL,
  /** Write known guidance laws, for landers only. */
  LAWS;

  /** Returns the ladder that is climbed unless another is asked for. */
  public static List<Rung> usual(Objective.Audience audience) {
    return switch (audience) {
      case LANDER -> List.of(TUNER, MODEL, LAWS);
      case FUNCTION -> List.of(TUNER, EDITS, MODEL);
    };
  }
}
