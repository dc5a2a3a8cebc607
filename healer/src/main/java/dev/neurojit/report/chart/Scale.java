package dev.neurojit.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * From figures to places.
 *
 * @param low the figure at {@code from}
 * @param high the figure at {@code to}, greater than low
 */
public record Scale(double low, double high, double from, double to) {
  /** Returns a scale that holds all figures and zero. */
  public static Scale withZero(double least, double greatest, double from, double to) {
    double low = Math.min(0, least);
    double high = Math.max(0, greatest);
    return new Scale(low, high > low ? high : low + 1, from, to);
  }

  /** Returns where a figure stands. */
  public double place(double figure) {
    return from + (figure - low) / (high - low) * (to - from);
  }

  /** Returns this scale, widened to the next of about so many round figures at both ends. */
  public Scale widened(int wanted) {
    double step = step((high - low) / wanted);
    return new Scale(
        Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step, from, to);
  }

  /** Returns round figures on the scale, about so many. */
  public List<Double> ticks(int wanted) {
    double step = step((high - low) / wanted);
    var ticks = new ArrayList<Double>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private static double step(double raw) {
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    for (double lead : new double[] {1, 2, 5}) {
      if (raw <= lead * power * 1.0001) {
        return lead * power;
      }
    }
    return 10 * power;
  }

  /** Returns a figure as short as it can be said in four digits. */
  public static String label(double figure) {
    return figure == 0
        ? "0"
        : new BigDecimal(figure).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }
}
