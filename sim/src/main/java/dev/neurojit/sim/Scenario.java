package dev.neurojit.sim;

import java.util.List;

/**
 * One descent to fly. {@link Quantity} tells the range of each figure.
 *
 * @param name shown to the user
 * @param gravity m/s^2, pulling downwards
 * @param dryMass kg without fuel
 * @param fuelMass kg at the start
 * @param maxThrust N at throttle 1
 * @param minThrottle lowest throttle of the engine, fraction of maximum thrust
 * @param specificImpulse s
 * @param initialAltitude m
 * @param initialVelocity m/s, positive upwards
 * @param controlStep s between two calls of the controller, also the integration step
 * @param timeLimit s, rounded up to whole control steps
 * @param softTouchdown m/s, highest touchdown speed of a {@link SoftLanding}
 * @param hardTouchdown m/s, highest touchdown speed of a {@link HardLanding}
 * @param ceiling m above the ground, above which the lander has {@link Escaped}
 * @param terrain height of the ground where the lander comes down, m above the level that the
 *     initial altitude and the altimeter refer to
 * @param throttling how the engine follows its throttle
 * @param sensing what the controller sees
 */
public record Scenario(
    String name,
    double gravity,
    double dryMass,
    double fuelMass,
    double maxThrust,
    double minThrottle,
    double specificImpulse,
    double initialAltitude,
    double initialVelocity,
    double controlStep,
    double timeLimit,
    double softTouchdown,
    double hardTouchdown,
    double ceiling,
    double terrain,
    Throttling throttling,
    Sensing sensing) {

  /** Throws {@link IllegalArgumentException} for figures that a file would be refused for. */
  public Scenario {
    double[] figures = {
      gravity,
      dryMass,
      fuelMass,
      maxThrust,
      minThrottle,
      specificImpulse,
      initialAltitude,
      initialVelocity,
      controlStep,
      timeLimit,
      softTouchdown,
      hardTouchdown,
      ceiling,
      terrain,
      throttling.lag(),
      throttling.rate(),
      throttling.deadband(),
      throttling.initial(),
      sensing.altitudeNoise(),
      sensing.altitudeBias(),
      sensing.velocityNoise(),
      sensing.velocityBias(),
      sensing.delay()
    };
    Figures of = quantity -> figures[Quantity.ALL.indexOf(quantity)];
    Admissible.defect(name, of, of)
        .ifPresent(defect -> {
          throw new IllegalArgumentException(defect.message());
        });
  }

  /** A scenario of an engine and sensors without flaws, on level ground. */
  public Scenario(
      String name,
      double gravity,
      double dryMass,
      double fuelMass,
      double maxThrust,
      double minThrottle,
      double specificImpulse,
      double initialAltitude,
      double initialVelocity,
      double controlStep,
      double timeLimit,
      double softTouchdown,
      double hardTouchdown,
      double ceiling) {
    this(
        name,
        gravity,
        dryMass,
        fuelMass,
        maxThrust,
        minThrottle,
        specificImpulse,
        initialAltitude,
        initialVelocity,
        controlStep,
        timeLimit,
        softTouchdown,
        hardTouchdown,
        ceiling,
        0,
        Throttling.IDEAL,
        Sensing.PERFECT);
  }

  /** The names of the scenarios that come with the product, the default one first. */
  public static List<String> names() {
    return Bundled.NAMES;
  }

  /**
   * A scenario that comes with the product, without its dispersions. For a name typed by a user see
   * {@link Ensemble#find}.
   *
   * @throws IllegalArgumentException if {@code name} is not among {@link #names}
   */
  public static Scenario named(String name) {
    return Bundled.named(name);
  }

  /** The same scenario with one figure replaced; {@link IllegalArgumentException} as for new. */
  public Scenario with(Quantity quantity, double value) {
    return of(name, each -> each == quantity ? value : each.of(this));
  }

  /** Control steps until the time limit. */
  public long steps() {
    // Rounded up, but not for the last bit of a quotient such as 0.3 / 0.1.
    return (long) Math.ceil(timeLimit / controlStep - 1e-9);
  }

  static Scenario of(String name, Figures of) {
    return new Scenario(
        name,
        of.value(Quantity.GRAVITY),
        of.value(Quantity.DRY_MASS),
        of.value(Quantity.FUEL_MASS),
        of.value(Quantity.MAX_THRUST),
        of.value(Quantity.MIN_THROTTLE),
        of.value(Quantity.SPECIFIC_IMPULSE),
        of.value(Quantity.INITIAL_ALTITUDE),
        of.value(Quantity.INITIAL_VELOCITY),
        of.value(Quantity.CONTROL_STEP),
        of.value(Quantity.TIME_LIMIT),
        of.value(Quantity.SOFT_TOUCHDOWN),
        of.value(Quantity.HARD_TOUCHDOWN),
        of.value(Quantity.CEILING),
        of.value(Quantity.TERRAIN_HEIGHT),
        new Throttling(
            of.value(Quantity.THROTTLE_LAG),
            of.value(Quantity.THROTTLE_RATE),
            of.value(Quantity.THROTTLE_DEADBAND),
            of.value(Quantity.INITIAL_THROTTLE)),
        new Sensing(
            of.value(Quantity.ALTITUDE_NOISE),
            of.value(Quantity.ALTITUDE_BIAS),
            of.value(Quantity.VELOCITY_NOISE),
            of.value(Quantity.VELOCITY_BIAS),
            of.value(Quantity.SENSOR_DELAY)));
  }
}
