package dev.neurojit.bench.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The percentile bootstrap (Efron, Ann. Statist. 7, 1979) for the mean difference of pairs.
 *
 * @param difference mean of first minus second
 * @param low lower end of its interval
 * @param high upper end
 */
public record Bootstrap(double difference, double low, double high) {
  private static final int RESAMPLES = 10_000;
  private static final long SEED = 1979;

  /**
   * Draws pairs with replacement, always the same ones for the same figures.
   *
   * @param first figures of one side, at least one
   * @param second the other side's, pair by pair
   * @param confidence of the interval, for example 0.95
   */
  public static Bootstrap ofPairs(double[] first, double[] second, double confidence) {
    if (first.length != second.length || first.length == 0) {
      throw new IllegalArgumentException(
          "needs pairs, not %d and %d figures".formatted(first.length, second.length));
    }
    double[] differences = new double[first.length];
    for (int i = 0; i < first.length; i++) {
      differences[i] = first[i] - second[i];
    }
    double[] means = means(differences);
    double tail = (1 - confidence) / 2;
    return new Bootstrap(
        Arrays.stream(differences).average().orElseThrow(),
        means[(int) Math.floor(tail * (RESAMPLES - 1))],
        means[(int) Math.ceil((1 - tail) * (RESAMPLES - 1))]);
  }

  private static double[] means(double[] figures) {
    var random = new SplittableRandom(SEED);
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double sum = 0;
      for (int j = 0; j < figures.length; j++) {
        sum += figures[random.nextInt(figures.length)];
      }
      means[i] = sum / figures.length;
    }
    Arrays.sort(means);
    return means;
  }

  /** Returns whether the interval leaves out zero. */
  public boolean isReal() {
    return low > 0 || high < 0;
  }
}
