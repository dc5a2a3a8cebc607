package dev.neurojit.sim.gym;

import dev.neurojit.sim.Draws;

/** The main engine and the two at the sides: one impulse each a step, scattered a little. */
final class Engines {
  private static final double SCALE = 30;
  private static final double MAIN_POWER = 13;
  private static final double SIDE_POWER = 0.6;
  private static final double MAIN_DEPTH = 4 / SCALE;
  private static final double SIDE_AWAY = 12 / SCALE;
  private static final double SIDE_HEIGHT = 14 / SCALE;
  private static final double SIDE_BACK = 17 / SCALE;

  private final Draws draws;

  Engines(Draws draws) {
    this.draws = draws;
  }

  /** The main engine's power, 0 or 0.5 to 1. */
  static double main(LunarPilot.Action action) {
    double asked = Math.min(1, action.main());
    return asked > 0 ? (asked + 1) / 2 : 0;
  }

  /** The power of a side engine, 0 or 0.5 to 1. */
  static double side(LunarPilot.Action action) {
    double asked = Math.min(1, Math.abs(action.lateral()));
    return asked > 0.5 ? asked : 0;
  }

  /** Fires for a step. */
  void fire(Hull hull, LunarPilot.Action action, int step) {
    double along = (2 * draws.uniform("along", step) - 1) / SCALE;
    double across = (2 * draws.uniform("across", step) - 1) / SCALE;
    double sine = StrictMath.sin(hull.angle());
    double cosine = StrictMath.cos(hull.angle());
    double[] origin = hull.origin();
    double main = main(action);
    if (main > 0) {
      double ox = sine * (MAIN_DEPTH + 2 * along) - cosine * across;
      double oy = -cosine * (MAIN_DEPTH + 2 * along) - sine * across;
      double power = MAIN_POWER * main;
      hull.push(new double[] {origin[0] + ox, origin[1] + oy}, -ox * power, -oy * power);
    }
    double side = side(action);
    if (side > 0) {
      double way = 3 * across + Math.signum(action.lateral()) * SIDE_AWAY;
      double ox = sine * along - cosine * way;
      double oy = -cosine * along - sine * way;
      double power = SIDE_POWER * side;
      double[] place = {origin[0] + ox - sine * SIDE_BACK, origin[1] + oy + cosine * SIDE_HEIGHT};
      hull.push(place, -ox * power, -oy * power);
    }
  }
}
