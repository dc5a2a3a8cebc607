package dev.neurojit.flight;

import dev.neurojit.sim.Scenario;
import java.util.List;

/**
 * What a flight is made of: one row of an array each, one column a flight. The first rows are what
 * {@link Starts} give, and stay as they are in a lane unless told; the controller's constants are
 * further rows behind these.
 */
enum Row {
  /** m; changes in flight, as do the next two. */
  ALTITUDE,
  VELOCITY,
  FUEL,
  GRAVITY,
  DRY_MASS,
  MAX_THRUST,
  /** Never -0, so that clipping gives the bits of {@code Math.max}. */
  MIN_THROTTLE,
  /** kg/s at throttle 1. */
  MAX_FLOW,
  STEP,
  CEILING,
  /** Control steps until the time limit; negative in a lane without a flight. */
  STEPS;

  static final List<Row> ALL = List.of(values());

  /** By definition the factor between specific impulse and exhaust speed, m/s^2. */
  private static final double STANDARD_GRAVITY = 9.80665;

  /** The figure of a scenario. */
  double of(Scenario scenario) {
    return switch (this) {
      case ALTITUDE -> scenario.initialAltitude();
      case VELOCITY -> scenario.initialVelocity();
      case FUEL -> scenario.fuelMass();
      case GRAVITY -> scenario.gravity();
      case DRY_MASS -> scenario.dryMass();
      case MAX_THRUST -> scenario.maxThrust();
      case MIN_THROTTLE -> scenario.minThrottle() + 0.0;
      case MAX_FLOW -> scenario.maxThrust() / (scenario.specificImpulse() * STANDARD_GRAVITY);
      case STEP -> scenario.controlStep();
      case CEILING -> scenario.ceiling();
      case STEPS -> (double) scenario.steps();
    };
  }
}
