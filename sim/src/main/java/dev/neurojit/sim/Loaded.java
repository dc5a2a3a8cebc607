package dev.neurojit.sim;

/** What became of a scenario that a user asked for. */
public sealed interface Loaded {
  /**
   * It is good.
   *
   * @param ensemble ready to fly
   * @param text of its file
   */
  record Ok(Ensemble ensemble, String text) implements Loaded {}

  /**
   * It is not.
   *
   * @param defect the first thing wrong with it
   */
  record Rejected(Defect defect) implements Loaded {}
}
