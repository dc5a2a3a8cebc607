package dev.neurojit.sim.gym;

import dev.neurojit.sim.ControllerFault;
import dev.neurojit.sim.Draws;
import java.util.ArrayList;
import java.util.List;

/** Flies episodes. The same pilot, seed and index give the same bits. */
public final class LunarLander {
  /** The name of the scenario. */
  public static final String NAME = "lunarlander";

  private static final int STEPS = 1000;
  private static final double STEP = 1.0 / 50;
  private static final double GRAVITY = -10;
  private static final double PUSH = 1000;
  private static final double LEG_DOWN = 18 / 30.0;

  /** Parts of a step in which the legs' forces are constant. */
  private static final int PARTS = 20;

  /** Slower than this for so long, a body sleeps: Box2D's documented thresholds. */
  private static final double STILL = 0.01;

  private static final double STILL_RATE = 2 * Math.PI / 180;
  private static final int STILL_STEPS = 25;

  private final Hull hull = new Hull(Moon.WIDTH / 2, Moon.HEIGHT);
  private final Moon moon;
  private final Legs legs;
  private final Engines engines;
  private final List<Episode.Step> steps = new ArrayList<>();
  private int stepsStill;

  private LunarLander(Draws draws) {
    moon = new Moon(draws);
    legs = new Legs(hull, moon);
    engines = new Engines(draws);
    hull.push(
        PUSH * (2 * draws.uniform("push x", 0) - 1) * STEP,
        PUSH * (2 * draws.uniform("push y", 0) - 1) * STEP);
  }

  /**
   * Flies an episode.
   *
   * @param seed of a run
   * @param index of the episode in the run, from 0
   */
  public static Episode fly(LunarPilot pilot, long seed, long index) {
    return new LunarLander(new Draws(seed, index)).run(pilot);
  }

  private Episode run(LunarPilot pilot) {
    // As the task has it: the first observation is made after a step without engines.
    move(new LunarPilot.Action(0, 0), 0);
    Observation seen = observe();
    for (int step = 1; step <= STEPS; step++) {
      LunarPilot.Action action;
      try {
        action = pilot.act(seen);
      } catch (ControllerFault fault) {
        return new Episode(steps, Episode.End.FAULT, fault.getMessage());
      }
      if (Double.isNaN(action.main() + action.lateral())) {
        return new Episode(steps, Episode.End.FAULT, "it returned NaN");
      }
      boolean crashed = move(action, step);
      Observation next = observe();
      double engines = 0.3 * Engines.main(action) + 0.03 * Engines.side(action);
      double reward = next.shaping() - seen.shaping() - engines;
      if (crashed || Math.abs(next.x()) >= 1) {
        steps.add(new Episode.Step(seen, action, -100));
        return new Episode(steps, crashed ? Episode.End.CRASHED : Episode.End.LEFT, "");
      }
      if (rests()) {
        steps.add(new Episode.Step(seen, action, 100));
        return new Episode(steps, Episode.End.RESTED, "");
      }
      steps.add(new Episode.Step(seen, action, reward));
      seen = next;
    }
    return new Episode(steps, Episode.End.OUT_OF_TIME, "");
  }

  /** Flies a step; returns whether the body touched the ground. */
  private boolean move(LunarPilot.Action action, int step) {
    engines.fire(hull, action, step);
    double span = STEP / PARTS;
    boolean crashed = false;
    for (int part = 0; part < PARTS; part++) {
      hull.push(0, Hull.MASS * GRAVITY * span);
      legs.push(span);
      hull.move(span);
      crashed = crashed || touches();
    }
    return crashed;
  }

  private boolean touches() {
    for (double[] corner : Hull.CORNERS) {
      double[] at = hull.place(corner);
      if (at[1] <= moon.heightAt(at[0])) {
        return true;
      }
    }
    return false;
  }

  private boolean rests() {
    boolean still = Math.hypot(hull.vx(), hull.vy()) < STILL && Math.abs(hull.rate()) < STILL_RATE;
    stepsStill = still && (legs.touches(0) || legs.touches(1)) ? stepsStill + 1 : 0;
    return stepsStill >= STILL_STEPS;
  }

  private Observation observe() {
    double[] at = hull.origin();
    double half = Moon.WIDTH / 2;
    double tall = Moon.HEIGHT / 2;
    return new Observation(
        (at[0] - half) / half,
        (at[1] - (Moon.PAD + LEG_DOWN)) / tall,
        hull.vx() * half * STEP,
        hull.vy() * tall * STEP,
        hull.angle(),
        20 * hull.rate() * STEP,
        legs.touches(0) ? 1 : 0,
        legs.touches(1) ? 1 : 0);
  }
}
