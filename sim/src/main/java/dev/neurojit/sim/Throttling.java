package dev.neurojit.sim;

/**
 * How an engine follows the throttle that it is asked for. Within one control step the throttle is
 * constant; from step to step it moves by {@code 1 - exp(-step / lag)} of what is left, and by no
 * more than the rate allows.
 *
 * @param lag time constant of the first-order lag, s; 0 for none
 * @param rate greatest change of the throttle, 1/s
 * @param deadband changes smaller than this are ignored, a fraction of maximum thrust
 * @param initial throttle at the start, before the first command; raised to the engine's lowest
 */
public record Throttling(double lag, double rate, double deadband, double initial) {
  /** A rate that no control step can exhaust. */
  static final double UNLIMITED = 1e9;

  /** Follows at once. */
  public static final Throttling IDEAL = new Throttling(0, UNLIMITED, 0, 0);

  /** The part of the way to a constant command that is gone in {@code step} seconds, 0 to 1. */
  public double share(double step) {
    return lag == 0 ? 1 : -StrictMath.expm1(-step / lag);
  }
}
