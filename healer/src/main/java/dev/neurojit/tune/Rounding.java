package dev.neurojit.tune;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Predicate;

/**
 * Makes fitted constants fit to read: puts back each one that need not have changed, and gives the
 * others the fewest digits, as long as the result stays good.
 */
final class Rounding {
  private static final int MAX_DIGITS = 9;

  private Rounding() {}

  /**
   * Returns the simplest values found that still pass; {@code fitted} itself if nothing simpler
   * does.
   */
  static double[] simplest(double[] original, double[] fitted, Predicate<double[]> good) {
    double[] values = fitted.clone();
    for (int i = 0; i < values.length; i++) {
      if (!keepsGood(values, i, original[i], good)) {
        shorten(values, i, good);
      }
    }
    return values;
  }

  private static void shorten(double[] values, int i, Predicate<double[]> good) {
    double exact = values[i];
    for (int digits = 1; digits < MAX_DIGITS; digits++) {
      double rounded = new BigDecimal(exact).round(new MathContext(digits)).doubleValue();
      if (keepsGood(values, i, rounded, good)) {
        return;
      }
    }
  }

  private static boolean keepsGood(double[] values, int i, double value, Predicate<double[]> good) {
    double before = values[i];
    values[i] = value;
    if (good.test(values)) {
      return true;
    }
    values[i] = before;
    return false;
  }
}
