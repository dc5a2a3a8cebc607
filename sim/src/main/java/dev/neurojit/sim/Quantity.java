package dev.neurojit.sim;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The figures of a {@link Scenario} in the order of its components: the key in the file (with its
 * unit), the range allowed, and an example. The ranges are wide of anything that flies and narrow
 * enough that no flight can overflow or run for ever.
 */
public enum Quantity implements Key {
  /** Gravity, m/s^2, pulling downwards. */
  GRAVITY("gravity_m_s2", 1e-3, 1e3, "1.62"),
  /** Mass without fuel, kg. */
  DRY_MASS("dry_mass_kg", 1e-3, 1e7, "6000"),
  /** Fuel at the start, kg. */
  FUEL_MASS("fuel_mass_kg", 0, 1e7, "1000"),
  /** Thrust at throttle 1, N. */
  MAX_THRUST("max_thrust_n", 1e-3, 1e9, "22680"),
  /** Lowest throttle the engine runs at, a fraction; 0 lets it shut down. */
  MIN_THROTTLE("min_throttle", 0, 1, "0.1"),
  /** Specific impulse, s: exhaust speed divided by standard gravity. */
  SPECIFIC_IMPULSE("specific_impulse_s", 1, 1e6, "311"),
  /** Altitude at the start, m. */
  INITIAL_ALTITUDE("initial_altitude_m", 1e-3, 1e6, "500"),
  /** Velocity at the start, m/s, positive upwards. */
  INITIAL_VELOCITY("initial_velocity_m_s", -1e4, 1e4, "-25"),
  /** Time between two calls of the controller, s. */
  CONTROL_STEP("control_step_s", 1e-4, 60, "0.02"),
  /** Longest flight, s. */
  TIME_LIMIT("time_limit_s", 1e-4, 1e5, "300"),
  /** Highest touchdown speed of a soft landing, m/s. */
  SOFT_TOUCHDOWN("soft_touchdown_m_s", 1e-3, 1e3, "2"),
  /** Highest touchdown speed of a hard landing, m/s. */
  HARD_TOUCHDOWN("hard_touchdown_m_s", 1e-3, 1e3, "5"),
  /** Altitude above which the lander has escaped, m. */
  CEILING("ceiling_m", 1e-3, 1e7, "2000"),
  /** Height of the ground above the level that altitudes refer to, m. */
  TERRAIN_HEIGHT("terrain_height_m", -1e4, 1e4, "0"),
  /** Time constant with which the engine follows its throttle, s. */
  THROTTLE_LAG("throttle_lag_s", 0, 60, "0"),
  /** Greatest change of the throttle, 1/s. */
  THROTTLE_RATE("throttle_rate_per_s", 1e-3, Throttling.UNLIMITED, "1000000000"),
  /** Changes of the throttle smaller than this are ignored. */
  THROTTLE_DEADBAND("throttle_deadband", 0, 1, "0"),
  /** Throttle before the first command. */
  INITIAL_THROTTLE("initial_throttle", 0, 1, "0"),
  /** Standard deviation of the altimeter's noise, m. */
  ALTITUDE_NOISE("altitude_noise_m", 0, 1e4, "0"),
  /** What the altimeter shows too much, m. */
  ALTITUDE_BIAS("altitude_bias_m", -1e4, 1e4, "0"),
  /** Standard deviation of the velocity sensor's noise, m/s. */
  VELOCITY_NOISE("velocity_noise_m_s", 0, 1e3, "0"),
  /** What the velocity sensor shows too much, m/s upwards. */
  VELOCITY_BIAS("velocity_bias_m_s", -1e3, 1e3, "0"),
  /** Age of what the controller sees, s. */
  SENSOR_DELAY("sensor_delay_s", 0, 60, "0");

  static final List<Quantity> ALL = List.of(values());

  private final String key;
  private final double least;
  private final double greatest;
  private final String example;
  private final int stream;

  Quantity(String key, double least, double greatest, String example) {
    this.key = key;
    this.least = least;
    this.greatest = greatest;
    this.example = example;
    this.stream = Draws.purpose(key);
  }

  @Override
  public String key() {
    return key;
  }

  /** This figure of {@code scenario}. */
  public double of(Scenario scenario) {
    return switch (this) {
      case GRAVITY -> scenario.gravity();
      case DRY_MASS -> scenario.dryMass();
      case FUEL_MASS -> scenario.fuelMass();
      case MAX_THRUST -> scenario.maxThrust();
      case MIN_THROTTLE -> scenario.minThrottle();
      case SPECIFIC_IMPULSE -> scenario.specificImpulse();
      case INITIAL_ALTITUDE -> scenario.initialAltitude();
      case INITIAL_VELOCITY -> scenario.initialVelocity();
      case CONTROL_STEP -> scenario.controlStep();
      case TIME_LIMIT -> scenario.timeLimit();
      case SOFT_TOUCHDOWN -> scenario.softTouchdown();
      case HARD_TOUCHDOWN -> scenario.hardTouchdown();
      case CEILING -> scenario.ceiling();
      case TERRAIN_HEIGHT -> scenario.terrain();
      case THROTTLE_LAG -> scenario.throttling().lag();
      case THROTTLE_RATE -> scenario.throttling().rate();
      case THROTTLE_DEADBAND -> scenario.throttling().deadband();
      case INITIAL_THROTTLE -> scenario.throttling().initial();
      case ALTITUDE_NOISE -> scenario.sensing().altitudeNoise();
      case ALTITUDE_BIAS -> scenario.sensing().altitudeBias();
      case VELOCITY_NOISE -> scenario.sensing().velocityNoise();
      case VELOCITY_BIAS -> scenario.sensing().velocityBias();
      case SENSOR_DELAY -> scenario.sensing().delay();
    };
  }

  /**
   * {@inheritDoc} Control step, touchdown limits, and whatever makes engine, sensors and ground
   * less than perfect.
   */
  @Override
  public OptionalDouble fallback() {
    return mayBeLeftOut() ? OptionalDouble.of(Double.parseDouble(example)) : OptionalDouble.empty();
  }

  private boolean mayBeLeftOut() {
    return switch (this) {
      case CONTROL_STEP, SOFT_TOUCHDOWN, HARD_TOUCHDOWN -> true;
      default -> compareTo(TERRAIN_HEIGHT) >= 0;
    };
  }

  /** The purpose under which this figure is drawn. */
  int stream() {
    return stream;
  }

  static Optional<Quantity> byKey(String key) {
    return ALL.stream().filter(quantity -> quantity.key.equals(key)).findFirst();
  }

  @Override
  public double least() {
    return least;
  }

  @Override
  public double greatest() {
    return greatest;
  }

  @Override
  public String example() {
    return example;
  }
}
