package dev.neurojit.sim;

/** Exact solutions of the vertical rocket at constant throttle, by Tsiolkovsky's logarithm. */
record ClosedForm(Scenario scenario, double throttle) {
  private double exhaustSpeed() {
    return scenario.specificImpulse() * Lander.STANDARD_GRAVITY;
  }

  private double flow() {
    return throttle * scenario.maxThrust() / exhaustSpeed();
  }

  private double fullMass() {
    return scenario.dryMass() + scenario.fuelMass();
  }

  /** Seconds until the tank is empty. */
  double burnTime() {
    return scenario.fuelMass() / flow();
  }

  double fuel(double time) {
    return scenario.fuelMass() - flow() * time;
  }

  double velocity(double time) {
    return scenario.initialVelocity()
        - scenario.gravity() * time
        - exhaustSpeed() * StrictMath.log1p(-flow() * time / fullMass());
  }

  double altitude(double time) {
    double left = fullMass() - flow() * time;
    double thrustPart = time + left / flow() * StrictMath.log1p(-flow() * time / fullMass());
    return scenario.initialAltitude()
        + scenario.initialVelocity() * time
        - 0.5 * scenario.gravity() * time * time
        + exhaustSpeed() * thrustPart;
  }

  /** The touchdown time between {@code above} and {@code below}, by bisection. */
  double touchdown(double above, double below) {
    double high = above;
    double low = below;
    for (int i = 0; i < 100; i++) {
      double middle = 0.5 * (high + low);
      if (altitude(middle) > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }
}
