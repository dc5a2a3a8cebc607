package dev.neurojit.sim.planar;

import dev.neurojit.sim.Scenario;

/**
 * A planar descent.
 *
 * @param vertical masses, engine, limits of time, height and vertical speed; its initial altitude
 *     and velocity are the start's
 * @param start where the flight begins
 * @param inertia kg m^2 about the centre of mass
 * @param arm m from the engine's pivot up to the centre of mass
 * @param maxGimbal rad either way
 * @param pad half width of the landing pad, m; nothing softer than a crash beside it
 * @param range m from the pad at which the lander has escaped
 * @param soft limits of a soft landing beside that of the vertical speed
 * @param hard limits of a hard landing
 */
public record PlanarScenario(
    Scenario vertical,
    PlanarState start,
    double inertia,
    double arm,
    double maxGimbal,
    double pad,
    double range,
    Limits soft,
    Limits hard) {
  /**
   * What a touchdown must keep, all sizes.
   *
   * @param drift horizontal speed, m/s
   * @param lean attitude, rad
   * @param turn rate, rad/s
   */
  public record Limits(double drift, double lean, double turn) {
    boolean hold(PlanarState at) {
      return Math.abs(at.vx()) <= drift
          && Math.abs(at.attitude()) <= lean
          && Math.abs(at.rate()) <= turn;
    }
  }

  /** Returns the same scenario with another start. */
  public PlanarScenario from(PlanarState other) {
    return new PlanarScenario(vertical, other, inertia, arm, maxGimbal, pad, range, soft, hard);
  }

  /** The name of the scenario that comes with the product. */
  public static final String NAME = "lander2d";

  /** Returns the scenario that comes with the product, without its dispersions. */
  public static PlanarScenario lander2d() {
    return PlanarEnsemble.lander2d().nominal();
  }
}
