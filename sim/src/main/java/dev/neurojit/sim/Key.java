package dev.neurojit.sim;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/** A key of a scenario file that has a number or a distribution as its value. */
public sealed interface Key permits Quantity, PlanarQuantity {
  /** The key in a scenario file, unit included. */
  String key();

  /** The lowest value allowed. */
  double least();

  /** The highest value allowed. */
  double greatest();

  /** A value, as people write it. */
  String example();

  /** The value of a figure that a file may leave out. */
  OptionalDouble fallback();

  /** False for NaN too. */
  default boolean admits(double value) {
    return value >= least() && value <= greatest();
  }

  /** What messages say was expected. */
  default String expected() {
    return "a number from " + Figure.plain(least()) + " to " + Figure.plain(greatest());
  }

  /** What messages say to write. */
  default String remedy() {
    return "write for example " + key() + " = " + example();
  }

  /** How to write this figure with a distribution. */
  default String dispersedExample() {
    BigDecimal hundredth = new BigDecimal(example()).abs().movePointLeft(2);
    return key()
        + " = { normal = ["
        + example()
        + ", "
        + Figure.plain(hundredth.doubleValue())
        + "] }";
  }
}
