package dev.neurojit.sim;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The figures that a scenario in a plane has besides the vertical ones. A file that sets one of
 * them is in a plane.
 */
public enum PlanarQuantity implements Key {
  /** Distance to the right of the pad's centre at the start, m. */
  INITIAL_X("initial_x_m", -1e5, 1e5, "-120"),
  /** Velocity to the right at the start, m/s. */
  INITIAL_VX("initial_vx_m_s", -1e3, 1e3, "0"),
  /** Attitude at the start, rad, positive leaning to the right. */
  INITIAL_ATTITUDE("initial_attitude_rad", -3.2, 3.2, "0"),
  /** Rate of turn at the start, rad/s. */
  INITIAL_RATE("initial_rate_rad_s", -10, 10, "0"),
  /** Moment of inertia about the centre of mass, kg m^2. */
  INERTIA("inertia_kg_m2", 1e-3, 1e12, "16000"),
  /** From the engine's pivot up to the centre of mass, m. */
  ENGINE_ARM("engine_arm_m", 1e-3, 1e3, "1.5"),
  /** Greatest angle of the engine either way, rad. */
  MAX_GIMBAL("max_gimbal_rad", 0, 1.5, "0.1"),
  /** Half width of the landing pad, m. */
  PAD("pad_half_width_m", 1e-3, 1e5, "30"),
  /** Distance from the pad at which the lander has escaped, m. */
  RANGE("range_m", 1e-3, 1e6, "2000"),
  /** Highest horizontal speed of a soft landing, m/s. */
  SOFT_DRIFT("soft_drift_m_s", 1e-3, 1e3, "1"),
  /** Greatest attitude of a soft landing, rad. */
  SOFT_LEAN("soft_lean_rad", 1e-3, 1.5, "0.1"),
  /** Highest rate of turn of a soft landing, rad/s. */
  SOFT_TURN("soft_turn_rad_s", 1e-3, 10, "0.1"),
  /** Highest horizontal speed of a hard landing, m/s. */
  HARD_DRIFT("hard_drift_m_s", 1e-3, 1e3, "2.5"),
  /** Greatest attitude of a hard landing, rad. */
  HARD_LEAN("hard_lean_rad", 1e-3, 1.5, "0.2"),
  /** Highest rate of turn of a hard landing, rad/s. */
  HARD_TURN("hard_turn_rad_s", 1e-3, 10, "0.3");

  static final List<PlanarQuantity> ALL = List.of(values());

  private final String key;
  private final double least;
  private final double greatest;
  private final String example;

  PlanarQuantity(String key, double least, double greatest, String example) {
    this.key = key;
    this.least = least;
    this.greatest = greatest;
    this.example = example;
  }

  static Optional<PlanarQuantity> byKey(String key) {
    return ALL.stream().filter(quantity -> quantity.key.equals(key)).findFirst();
  }

  @Override
  public String key() {
    return key;
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

  /** {@inheritDoc} All but {@link #INITIAL_X}, which tells that a scenario is in a plane. */
  @Override
  public OptionalDouble fallback() {
    return this == INITIAL_X
        ? OptionalDouble.empty()
        : OptionalDouble.of(Double.parseDouble(example));
  }
}
