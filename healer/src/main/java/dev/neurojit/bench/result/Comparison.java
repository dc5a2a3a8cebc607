package dev.neurojit.bench.result;

/**
 * Two arms on the same programs with the same seeds.
 *
 * @param first name of an arm
 * @param second name of another
 * @param pairs of trials
 * @param both pairs in which both succeeded
 * @param onlyFirst pairs in which only the first did
 * @param onlySecond pairs in which only the second did
 * @param probability of such a split or a more uneven one if both were equally good (McNemar,
 *     exact)
 * @param adjusted the same, corrected for all comparisons of the table (Holm)
 */
public record Comparison(
    String first,
    String second,
    int pairs,
    int both,
    int onlyFirst,
    int onlySecond,
    double probability,
    double adjusted) {
  /** Adjusted probabilities below this are called real differences. */
  public static final double LEVEL = 0.05;

  /** Returns whether the difference is real. */
  public boolean isReal() {
    return adjusted < LEVEL;
  }

  /** Returns whether it is of these two arms, in any order. */
  public boolean isOf(String a, String b) {
    return (first.equals(a) && second.equals(b)) || (first.equals(b) && second.equals(a));
  }

  /** Returns the verdict in words. */
  public String verdict() {
    if (!isReal()) {
      return "no difference can be told";
    }
    return (onlyFirst > onlySecond ? first : second) + " is better";
  }

  Comparison withAdjusted(double value) {
    return new Comparison(first, second, pairs, both, onlyFirst, onlySecond, probability, value);
  }
}
