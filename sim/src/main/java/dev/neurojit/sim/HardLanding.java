package dev.neurojit.sim;

/**
 * Touchdown above the soft and within the hard limit: the lander survives, the mission does not.
 *
 * @param speed m/s, positive downwards
 * @param time s since the start
 * @param fuelLeft kg
 */
public record HardLanding(double speed, double time, double fuelLeft) implements Touchdown {
  @Override
  public String describe() {
    return Wording.touchdown("hard landing", this);
  }
}
