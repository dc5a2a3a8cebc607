package dev.neurojit.sim;

/**
 * What the controller gets to see of altitude and velocity. A measurement is the truth plus the
 * bias plus noise (normal, cut at 4 standard deviations, new for each control step), and reaches
 * the controller after the delay; until the first has, it sees the first. Fuel and time are exact.
 *
 * @param altitudeNoise standard deviation, m
 * @param altitudeBias m
 * @param velocityNoise standard deviation, m/s
 * @param velocityBias m/s
 * @param delay s, rounded to control steps
 */
public record Sensing(
    double altitudeNoise,
    double altitudeBias,
    double velocityNoise,
    double velocityBias,
    double delay) {
  /** Sees the truth. */
  public static final Sensing PERFECT = new Sensing(0, 0, 0, 0, 0);

  /** The delay in control steps of {@code step} seconds. */
  public int delaySteps(double step) {
    return (int) StrictMath.rint(delay / step);
  }
}
