package dev.neurojit.sim;

/** The sensors of one flight: turn the lander's state into what its controller sees. */
final class Instruments {
  private final Sensing sensing;
  private final double datum;
  private final Draws draws;
  private final double[] altitudes;
  private final double[] velocities;
  private final boolean perfect;
  private double altitude;
  private double velocity;

  Instruments(Scenario scenario, Draws draws) {
    this.sensing = scenario.sensing();
    this.datum = scenario.terrain();
    this.draws = draws;
    int kept = 1 + sensing.delaySteps(scenario.controlStep());
    this.altitudes = new double[kept];
    this.velocities = new double[kept];
    this.perfect = sensing.equals(Sensing.PERFECT) && datum == 0;
  }

  /** Takes the measurement of control step {@code index}, from 0. */
  void measure(long index, double trueAltitude, double trueVelocity) {
    if (perfect) {
      altitude = trueAltitude;
      velocity = trueVelocity;
      return;
    }
    int newest = (int) (index % altitudes.length);
    altitudes[newest] =
        trueAltitude
            + datum
            + sensing.altitudeBias()
            + noise(sensing.altitudeNoise(), Draws.ALTITUDE_NOISE, index);
    velocities[newest] =
        trueVelocity
            + sensing.velocityBias()
            + noise(sensing.velocityNoise(), Draws.VELOCITY_NOISE, index);
    int shown = index < altitudes.length ? 0 : (newest + 1) % altitudes.length;
    altitude = altitudes[shown];
    velocity = velocities[shown];
  }

  private double noise(double deviation, int purpose, long index) {
    return deviation == 0 ? 0 : deviation * Gauss.at(draws.uniform(purpose, (int) index));
  }

  /** What the altimeter shows, m above the level that altitudes refer to. */
  double altitude() {
    return altitude;
  }

  /** What the velocity sensor shows, m/s upwards. */
  double velocity() {
    return velocity;
  }
}
