package dev.neurojit.certify;

import dev.neurojit.sim.Fleet;
import dev.neurojit.sim.ParallelFleet;
import dev.neurojit.syntax.Source;

/** What flies campaigns. */
public final class Fleets {
  private Fleets() {}

  /**
   * Returns a fleet for a program that the judge has let fly.
   *
   * @param threads at least 1; does not change the result
   */
  public static Fleet of(Source program, int threads) {
    return new ParallelFleet(threads, () -> CompiledCrew.of(program));
  }
}
