package dev.neurojit.sim;

/**
 * Touchdown above the hard limit.
 *
 * @param speed m/s, positive downwards
 * @param time s since the start
 * @param fuelLeft kg
 */
public record Crash(double speed, double time, double fuelLeft) implements Touchdown {
  @Override
  public String describe() {
    return Wording.touchdown("crash", this);
  }
}
