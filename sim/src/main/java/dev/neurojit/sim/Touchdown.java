package dev.neurojit.sim;

/** The lander met the ground. */
public sealed interface Touchdown extends Outcome permits SoftLanding, HardLanding, Crash {
  /** Speed at touchdown, m/s, positive downwards, never negative. */
  double speed();

  /** The landing that a touchdown at {@code speed} is under the limits of {@code scenario}. */
  static Touchdown at(double speed, double time, double fuelLeft, Scenario scenario) {
    if (speed <= scenario.softTouchdown()) {
      return new SoftLanding(speed, time, fuelLeft);
    }
    return speed <= scenario.hardTouchdown()
        ? new HardLanding(speed, time, fuelLeft)
        : new Crash(speed, time, fuelLeft);
  }
}
