package dev.neurojit.certify;

/**
 * A share with its 95 % confidence interval by Wilson's score (JASA 22, 1927), which is honest near
 * 0 and 1 too.
 *
 * @param share hits divided by trials
 * @param low lower end of the interval
 * @param high upper end
 */
public record Rate(double share, double low, double high) {
  /** The standard normal's quantile at 97.5 %. */
  private static final double Z = 1.959963984540054;

  /** Returns the rate of {@code hits} in {@code trials}, at least 1. */
  public static Rate of(int hits, int trials) {
    double n = trials;
    double share = hits / n;
    double square = Z * Z;
    double centre = (share + square / (2 * n)) / (1 + square / n);
    double half =
        Z / (1 + square / n) * StrictMath.sqrt(share * (1 - share) / n + square / (4 * n * n));
    return new Rate(share, hits == 0 ? 0 : centre - half, hits == trials ? 1 : centre + half);
  }
}
