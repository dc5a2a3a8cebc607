package dev.neurojit.sim;

/**
 * One flight to be flown.
 *
 * @param scenario its figures
 * @param draws the random numbers of its sensors
 */
public record Start(Scenario scenario, Draws draws) {
  /** A flight outside of any run. */
  public static Start of(Scenario scenario) {
    return new Start(scenario, Draws.NONE);
  }
}
