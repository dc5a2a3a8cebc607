package dev.neurojit.sim;

import java.math.BigDecimal;

/** A number as people write it. */
final class Figure {
  private Figure() {}

  /** Shortest decimal that reads back as {@code value}, without exponent unless it is far out. */
  static String plain(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-9 || size >= 1e12)) {
      return Double.toString(value);
    }
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
