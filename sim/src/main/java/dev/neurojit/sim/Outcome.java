package dev.neurojit.sim;

/** How a flight ended. */
public sealed interface Outcome permits Touchdown, OutOfTime, Escaped, Fault {
  /** Seconds since the start at which the flight ended. */
  double time();

  /** Fuel left at the end, kg. */
  double fuelLeft();

  /**
   * One plain line, such as {@code hard landing at 3.4 m/s after 41.2 s, 112 kg fuel left}. Speeds
   * of touchdown are rounded up, so that the line never looks softer than the verdict.
   */
  String describe();
}
