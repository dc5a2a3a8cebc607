package dev.neurojit.propose;

import java.util.List;

/** The rungs that a ladder can have, cheapest first. Repair rules belong to the judge. */
public enum Rung {
  /** Fit the constants of programs that fly. */
  TUNER,
  /** Ask the language model. */
  MODEL,
  /** Write known guidance laws. */
  LAWS;

  /** Every rung. */
  public static final List<Rung> ALL = List.of(values());
}
