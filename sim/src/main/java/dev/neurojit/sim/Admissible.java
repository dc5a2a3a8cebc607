package dev.neurojit.sim;

import java.util.Optional;
import java.util.stream.Stream;

/** The laws of a scenario's figures, one by one and together. */
final class Admissible {
  /** Bounds the length of any flight and of its telemetry. */
  private static final int MOST_STEPS = 1_000_000;

  /** Bounds the memory of delayed sensors. */
  private static final int MOST_DELAY_STEPS = 10_000;

  private static final int LONGEST_NAME = 64;

  private Admissible() {}

  /** The first law broken by any figures between {@code low} and {@code high}, if any. */
  static Optional<Defect> defect(String name, Figures low, Figures high) {
    return Stream.of(name(name), ranges(low), ranges(high), conflicts(low, high))
        .flatMap(Optional::stream)
        .findFirst();
  }

  static Optional<Defect> name(String name) {
    boolean printable = name.codePoints().noneMatch(Character::isISOControl);
    if (!name.isBlank() && name.length() <= LONGEST_NAME && printable) {
      return Optional.empty();
    }
    return Optional.of(
        Defect.ofKey(
            "name",
            "name is " + (name.isBlank() ? "blank" : printable ? "too long" : "not printable"),
            "1 to " + LONGEST_NAME + " printable characters",
            "write for example name = \"moon\""));
  }

  static Optional<Defect> range(Key quantity, double value) {
    if (quantity.admits(value)) {
      return Optional.empty();
    }
    return Optional.of(
        Defect.ofKey(
            quantity.key(),
            quantity.key() + " is " + Figure.plain(value),
            quantity.expected(),
            quantity.remedy()));
  }

  static Optional<Defect> conflicts(Figures low, Figures high) {
    return Stream.of(
            limits(low, high),
            ground(low, high),
            ceiling(low, high),
            duration(low, high),
            delay(low, high))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Defect> ranges(Figures of) {
    return Quantity.ALL.stream().flatMap(q -> range(q, of.value(q)).stream()).findFirst();
  }

  private static Optional<Defect> limits(Figures low, Figures high) {
    double soft = high.value(Quantity.SOFT_TOUCHDOWN);
    double hard = low.value(Quantity.HARD_TOUCHDOWN);
    return soft <= hard
        ? Optional.empty()
        : conflict(
            Quantity.HARD_TOUCHDOWN,
            hard,
            "at least soft_touchdown_m_s = " + Figure.plain(soft),
            "raise it, or lower soft_touchdown_m_s");
  }

  private static Optional<Defect> ground(Figures low, Figures high) {
    double start = low.value(Quantity.INITIAL_ALTITUDE);
    double ground = high.value(Quantity.TERRAIN_HEIGHT);
    return start > ground
        ? Optional.empty()
        : conflict(
            Quantity.TERRAIN_HEIGHT,
            ground,
            "less than initial_altitude_m = " + Figure.plain(start),
            "lower it, or start higher");
  }

  private static Optional<Defect> ceiling(Figures low, Figures high) {
    double start = high.value(Quantity.INITIAL_ALTITUDE) - low.value(Quantity.TERRAIN_HEIGHT);
    double ceiling = low.value(Quantity.CEILING);
    return ceiling > start
        ? Optional.empty()
        : conflict(
            Quantity.CEILING,
            ceiling,
            "more than initial_altitude_m = " + Figure.plain(start),
            "raise it, or start lower");
  }

  private static Optional<Defect> duration(Figures low, Figures high) {
    double step = low.value(Quantity.CONTROL_STEP);
    double limit = high.value(Quantity.TIME_LIMIT);
    return limit / step <= MOST_STEPS
        ? Optional.empty()
        : conflict(
            Quantity.TIME_LIMIT,
            limit,
            "at most " + MOST_STEPS + " control steps of " + Figure.plain(step) + " s",
            "lower it, or raise control_step_s");
  }

  private static Optional<Defect> delay(Figures low, Figures high) {
    double step = low.value(Quantity.CONTROL_STEP);
    double delay = high.value(Quantity.SENSOR_DELAY);
    return delay / step <= MOST_DELAY_STEPS
        ? Optional.empty()
        : conflict(
            Quantity.SENSOR_DELAY,
            delay,
            "at most " + MOST_DELAY_STEPS + " control steps of " + Figure.plain(step) + " s",
            "lower it, or raise control_step_s");
  }

  private static Optional<Defect> conflict(
      Quantity quantity, double value, String expected, String remedy) {
    String problem = quantity.key() + " is " + Figure.plain(value);
    return Optional.of(Defect.ofKey(quantity.key(), problem, expected, remedy));
  }
}
