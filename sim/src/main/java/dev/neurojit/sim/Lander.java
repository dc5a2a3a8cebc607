package dev.neurojit.sim;

/**
 * The plant: state and equations of motion, advanced one control step at a time. Only {@code + - *
 * /}, in a fixed order, so that the bits are the same everywhere.
 *
 * <p>The throttle is held over a step, so the acceleration depends on time alone and RK4 reduces to
 * three evaluations: start, middle and end of the step, weighed as by Simpson.
 */
final class Lander {
  /**
   * Standard gravity, m/s^2: by definition the factor between specific impulse and exhaust speed.
   */
  static final double STANDARD_GRAVITY = 9.80665;

  /** Halvings of a step that exhaust the 53 bits of its length. */
  private static final int HALVINGS = 53;

  private final double gravity;
  private final double dryMass;
  private final double maxThrust;
  private final double maxFlow;
  private final double step;

  private double time;
  private double altitude;
  private double velocity;
  private double fuel;
  private double thrust;
  private double flow;

  Lander(Scenario scenario) {
    gravity = scenario.gravity();
    dryMass = scenario.dryMass();
    maxThrust = scenario.maxThrust();
    maxFlow = scenario.maxThrust() / (scenario.specificImpulse() * STANDARD_GRAVITY);
    step = scenario.controlStep();
    altitude = scenario.initialAltitude() - scenario.terrain();
    velocity = scenario.initialVelocity();
    fuel = scenario.fuelMass();
  }

  double time() {
    return time;
  }

  double altitude() {
    return altitude;
  }

  double velocity() {
    return velocity;
  }

  double fuel() {
    return fuel;
  }

  State state() {
    return new State(time, altitude, velocity, fuel);
  }

  /**
   * Flies control step number {@code index} (from 0) at {@code throttle}; true when the ground was
   * met, and then time, velocity and fuel are those of the touchdown and the altitude is 0.
   */
  boolean advance(long index, double throttle) {
    thrust = throttle * maxThrust;
    flow = throttle * maxFlow;
    if (flow * step <= fuel) {
      return leg(step) || endStep(index);
    }
    double powered = fuel / flow;
    if (leg(powered)) {
      return true;
    }
    fuel = 0;
    thrust = 0;
    flow = 0;
    return leg(step - powered) || endStep(index);
  }

  /** A product rather than a sum of steps: no rounding piles up over a long flight. */
  private boolean endStep(long index) {
    time = (index + 1) * step;
    return false;
  }

  /** Flies {@code span} seconds at constant thrust with fuel for all of it; true at touchdown. */
  private boolean leg(double span) {
    double nextAltitude = altitudeAfter(span);
    double nextVelocity = velocityAfter(span);
    if (nextAltitude <= 0) {
      touchDown(span);
      return true;
    }
    if (velocity < 0 && nextVelocity > 0 && grazes(span)) {
      return true;
    }
    altitude = nextAltitude;
    velocity = nextVelocity;
    // Never below zero, whatever the rounding of fuel / flow.
    fuel = Math.max(0, fuel - flow * span);
    time += span;
    return false;
  }

  /**
   * A step may dip below the ground and end above it: then it touched on the way to its lowest
   * point. The acceleration only grows within a leg, so a leg that starts in descent turns at most
   * once. One that starts in ascent could sink and rise again by the third power of the step; that
   * is ignored.
   */
  private boolean grazes(double span) {
    double falling = 0;
    double rising = span;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = 0.5 * (falling + rising);
      if (velocityAfter(middle) < 0) {
        falling = middle;
      } else {
        rising = middle;
      }
    }
    if (altitudeAfter(falling) > 0) {
      return false;
    }
    touchDown(falling);
    return true;
  }

  /** Finds the touchdown between now and {@code under}, when the altitude is 0 or less. */
  private void touchDown(double under) {
    double above = 0;
    double below = under;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = 0.5 * (above + below);
      if (altitudeAfter(middle) > 0) {
        above = middle;
      } else {
        below = middle;
      }
    }
    velocity = velocityAfter(below);
    fuel = Math.max(0, fuel - flow * below);
    time += below;
    altitude = 0;
  }

  private double altitudeAfter(double span) {
    double weighted = acceleration(0) + 2 * acceleration(0.5 * span);
    return altitude + span * (velocity + span * weighted / 6);
  }

  private double velocityAfter(double span) {
    double weighted = acceleration(0) + 4 * acceleration(0.5 * span) + acceleration(span);
    return velocity + span * weighted / 6;
  }

  private double acceleration(double after) {
    return thrust / (dryMass + (fuel - flow * after)) - gravity;
  }
}
