package dev.neurojit.sim.gym;

/**
 * The two legs: struts with a foot each. A foot on the ground pushes like a stiff spring with much
 * damping, but never harder than the motor that holds the leg (40 Nm at the foot's lever); then it
 * gives way.
 */
final class Legs {
  private static final double STRONGEST = 40 / 0.952;
  private static final double STIFFNESS = 2500;
  private static final double DAMPING = 600;

  /** Box2D mixes the leg's 0.2 and the moon's 0.1 by the root of their product. */
  private static final double FRICTION = StrictMath.sqrt(0.2 * 0.1);

  private final Hull hull;
  private final Moon moon;
  private final boolean[] touching = new boolean[2];

  Legs(Hull hull, Moon moon) {
    this.hull = hull;
    this.moon = moon;
  }

  /** Whether the foot, 0 for the left one, is on the ground. */
  boolean touches(int leg) {
    return touching[leg];
  }

  /** Lets the ground push for a span. */
  void push(double span) {
    for (int leg = 0; leg < 2; leg++) {
      double[] foot = hull.place(Hull.FEET[leg]);
      double depth = moon.heightAt(foot[0]) - foot[1];
      touching[leg] = depth >= 0;
      if (touching[leg]) {
        double[] speed = hull.velocityAt(foot);
        double force = Math.max(0, Math.min(STRONGEST, STIFFNESS * depth - DAMPING * speed[1]));
        double most = FRICTION * force;
        double drag = Math.max(-most, Math.min(most, -DAMPING * speed[0]));
        hull.push(foot, drag * span, force * span);
      }
    }
  }
}
