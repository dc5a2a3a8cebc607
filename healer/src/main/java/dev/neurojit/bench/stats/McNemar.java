package dev.neurojit.bench.stats;

import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * McNemar's test (Psychometrika 12, 1947) in its exact form: of the pairs of which just one side
 * succeeded, each side should have about half.
 */
public final class McNemar {
  private McNemar() {}

  /**
   * Returns the probability, if both sides were equally good, of a split at least as uneven; two
   * sided.
   *
   * @param onlyFirst pairs in which only the first side succeeded
   * @param onlySecond pairs in which only the second did
   */
  public static double exact(int onlyFirst, int onlySecond) {
    int uneven = onlyFirst + onlySecond;
    if (uneven == 0) {
      return 1;
    }
    var fair = new BinomialDistribution(uneven, 0.5);
    return Math.min(1, 2 * fair.cumulativeProbability(Math.min(onlyFirst, onlySecond)));
  }
}
