package dev.neurojit.sim;

import java.util.OptionalDouble;

/**
 * The least fuel with which a scenario can be landed softly, by a perfect engine that sees
 * everything. For vertical descent the optimal throttle is bang-bang with one switch (Meditch, "On
 * the problem of optimal thrust programming for a lunar soft landing", 1964): lowest first, then
 * full, so late that the ground is met at the soft limit. Both legs have closed forms by
 * Tsiolkovsky's logarithm; the switch is found by bisection.
 */
public final class FuelBound {
  private static final int HALVINGS = 60;
  private static final int NEWTON_STEPS = 60;

  private final double gravity;
  private final double exhaust;
  private final double fullFlow;
  private final double idleFlow;
  private final double mass;
  private final double fuel;
  private final double altitude;
  private final double velocity;
  private final double target;

  private FuelBound(Scenario scenario) {
    gravity = scenario.gravity();
    exhaust = scenario.specificImpulse() * Lander.STANDARD_GRAVITY;
    fullFlow = scenario.maxThrust() / exhaust;
    idleFlow = scenario.minThrottle() * fullFlow;
    fuel = scenario.fuelMass();
    mass = scenario.dryMass() + fuel;
    altitude = scenario.initialAltitude() - scenario.terrain();
    velocity = scenario.initialVelocity();
    target = -scenario.softTouchdown();
  }

  /**
   * The least fuel, kg. Empty where no control lands softly from this start, or where the engine at
   * its lowest lifts the lander, so that there is no such law.
   */
  public static OptionalDouble of(Scenario scenario) {
    return new FuelBound(scenario).solve();
  }

  private OptionalDouble solve() {
    double ground = timeToGround();
    if (Double.isNaN(ground)) {
      return OptionalDouble.empty();
    }
    if (velocityAfter(ground, velocity, mass, idleFlow) >= target) {
      return OptionalDouble.of(idleFlow * ground);
    }
    if (!(altitudeAtTarget(0) >= 0)) {
      return OptionalDouble.empty();
    }
    double high = 0;
    double low = ground;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = 0.5 * (high + low);
      // NaN, where the fuel does not last, counts as too late.
      if (altitudeAtTarget(middle) >= 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return OptionalDouble.of(idleFlow * high + fullFlow * burn(high));
  }

  /** Seconds to the ground at the lowest throttle; NaN if the lander does not get there so. */
  private double timeToGround() {
    if (idleFlow * exhaust >= mass * gravity) {
      return Double.NaN;
    }
    double last = idleFlow > 0 ? fuel / idleFlow : Double.POSITIVE_INFINITY;
    double below = 1;
    while (below < last && altitudeAfter(below, altitude, velocity, mass, idleFlow) > 0) {
      below *= 2;
    }
    below = Math.min(below, last);
    if (altitudeAfter(below, altitude, velocity, mass, idleFlow) > 0) {
      return Double.NaN;
    }
    double above = 0;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = 0.5 * (above + below);
      if (altitudeAfter(middle, altitude, velocity, mass, idleFlow) > 0) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return below;
  }

  /** The altitude at which the target velocity is reached if full thrust begins at {@code time}. */
  private double altitudeAtTarget(double time) {
    return altitudeAfter(
        burn(time),
        altitudeAfter(time, altitude, velocity, mass, idleFlow),
        velocityAfter(time, velocity, mass, idleFlow),
        mass - idleFlow * time,
        fullFlow);
  }

  /**
   * Seconds of full thrust from {@code time} to the target velocity; NaN if the fuel does not last.
   * The velocity is convex in time, so that Newton's steps from the right never overshoot.
   */
  private double burn(double time) {
    double from = velocityAfter(time, velocity, mass, idleFlow);
    double left = mass - idleFlow * time;
    if (from >= target) {
      return 0;
    }
    double burn = (fuel - idleFlow * time) / fullFlow;
    if (!(burn > 0) || velocityAfter(burn, from, left, fullFlow) < target) {
      return Double.NaN;
    }
    for (int i = 0; i < NEWTON_STEPS; i++) {
      double slope = exhaust * fullFlow / (left - fullFlow * burn) - gravity;
      double next = burn - (velocityAfter(burn, from, left, fullFlow) - target) / slope;
      if (!(next < burn)) {
        break;
      }
      burn = next;
    }
    return burn;
  }

  private double velocityAfter(double time, double from, double full, double flow) {
    return from - gravity * time - exhaust * StrictMath.log1p(-flow * time / full);
  }

  private double altitudeAfter(double time, double from, double speed, double full, double flow) {
    double coast = from + speed * time - 0.5 * gravity * time * time;
    if (flow == 0) {
      return coast;
    }
    double left = full - flow * time;
    return coast + exhaust * (time + left / flow * StrictMath.log1p(-flow * time / full));
  }
}
