package dev.neurojit.sim.gym;

/**
 * What a pilot sees, in the task's own units.
 *
 * @param x place beside the pad, 1 at the edge of the view
 * @param y height above the resting place on the pad, in halves of the view
 * @param vx speed to the right, scaled as published
 * @param vy speed upwards, scaled as published
 * @param angle rad, positive leaning to the left
 * @param rate turning, 20/50 of rad/s
 * @param left 1 if the left leg touches the ground, else 0
 * @param right the same of the right leg
 */
public record Observation(
    double x,
    double y,
    double vx,
    double vy,
    double angle,
    double rate,
    double left,
    double right) {

  /** The potential whose change is the reward of a step, engines aside. */
  double shaping() {
    return -100 * StrictMath.sqrt(x * x + y * y)
        - 100 * StrictMath.sqrt(vx * vx + vy * vy)
        - 100 * Math.abs(angle)
        + 10 * left
        + 10 * right;
  }
}
