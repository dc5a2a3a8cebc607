package dev.neurojit.sim;

import java.util.Optional;
import java.util.stream.Stream;

/** The laws of a scenario's figures, one by one and together. */
final class Admissible {
  /** Bounds the length of any flight and of its telemetry. */
  private static final int MOST_STEPS = 1_000_000;

  private static final int LONGEST_NAME = 64;

  private Admissible() {}

  /** The first law broken, if any. */
  static Optional<Defect> defect(String name, Figures of) {
    return Stream.of(name(name), ranges(of), conflicts(of)).flatMap(Optional::stream).findFirst();
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

  static Optional<Defect> range(Quantity quantity, double value) {
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

  static Optional<Defect> conflicts(Figures of) {
    return Stream.of(limits(of), ceiling(of), duration(of)).flatMap(Optional::stream).findFirst();
  }

  private static Optional<Defect> ranges(Figures of) {
    return Quantity.ALL.stream().flatMap(q -> range(q, of.value(q)).stream()).findFirst();
  }

  private static Optional<Defect> limits(Figures of) {
    double soft = of.value(Quantity.SOFT_TOUCHDOWN);
    double hard = of.value(Quantity.HARD_TOUCHDOWN);
    return soft <= hard
        ? Optional.empty()
        : conflict(
            Quantity.HARD_TOUCHDOWN,
            hard,
            "at least soft_touchdown_m_s = " + Figure.plain(soft),
            "raise it, or lower soft_touchdown_m_s");
  }

  private static Optional<Defect> ceiling(Figures of) {
    double start = of.value(Quantity.INITIAL_ALTITUDE);
    double ceiling = of.value(Quantity.CEILING);
    return ceiling > start
        ? Optional.empty()
        : conflict(
            Quantity.CEILING,
            ceiling,
            "more than initial_altitude_m = " + Figure.plain(start),
            "raise it, or start lower");
  }

  private static Optional<Defect> duration(Figures of) {
    double step = of.value(Quantity.CONTROL_STEP);
    double limit = of.value(Quantity.TIME_LIMIT);
    return limit / step <= MOST_STEPS
        ? Optional.empty()
        : conflict(
            Quantity.TIME_LIMIT,
            limit,
            "at most " + MOST_STEPS + " control steps of " + Figure.plain(step) + " s",
            "lower it, or raise control_step_s");
  }

  private static Optional<Defect> conflict(
      Quantity quantity, double value, String expected, String remedy) {
    String problem = quantity.key() + " is " + Figure.plain(value);
    return Optional.of(Defect.ofKey(quantity.key(), problem, expected, remedy));
  }
}
