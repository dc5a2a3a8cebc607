package dev.neurojit.sim;

/**
 * Touchdown within the scenario's soft limit: the goal.
 *
 * @param speed m/s, positive downwards
 * @param time s since the start
 * @param fuelLeft kg
 */
public record SoftLanding(double speed, double time, double fuelLeft) implements Touchdown {
  @Override
  public String describe() {
    return Wording.touchdown("soft landing", this);
  }
}
