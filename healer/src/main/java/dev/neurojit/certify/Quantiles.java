package dev.neurojit.certify;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How figures are spread, by nearest rank: each is one of the figures.
 *
 * @param count of figures; without any, the others are 0
 */
public record Quantiles(
    int count, double least, double median, double p90, double p99, double greatest) {

  /** Returns the quantiles of figures in any order. */
  public static Quantiles of(DoubleStream figures) {
    double[] sorted = figures.toArray();
    Arrays.sort(sorted);
    return sorted.length == 0
        ? new Quantiles(0, 0, 0, 0, 0, 0)
        : new Quantiles(
            sorted.length,
            sorted[0],
            rank(sorted, 0.5),
            rank(sorted, 0.9),
            rank(sorted, 0.99),
            sorted[sorted.length - 1]);
  }

  private static double rank(double[] sorted, double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
