package dev.neurojit.sim;

/**
 * The standard normal distribution, cut at {@value #CUT} standard deviations. Quantiles by
 * Wichura's algorithm AS 241 (PPND16, Applied Statistics 37, 1988), good to about 16 digits, in
 * strict arithmetic: the same bits on every machine.
 */
final class Gauss {
  /** Where the tails are cut, standard deviations. */
  static final double CUT = 4;

  /** The probability of the part below the cut. */
  private static final double TAIL = 3.167124183311992e-05;

  private static final double[] A = {
    3.3871328727963665, 133.14166789178438, 1971.5909503065513,
    13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227
  };
  private static final double[] B = {
    1,
    42.31333070160091,
    687.1870074920579,
    5394.196021424751,
    21213.794301586597,
    39307.89580009271,
    28729.085735721943,
    5226.495278852854
  };
  private static final double[] C = {
    1.4234371107496835, 4.630337846156546, 5.769497221460691,
    3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
    0.022723844989269184, 0.0007745450142783414
  };
  private static final double[] D = {
    1,
    2.053191626637759,
    1.6763848301838038,
    0.6897673349851,
    0.14810397642748008,
    0.015198666563616457,
    0.0005475938084995345,
    1.0507500716444169e-09
  };

  private Gauss() {}

  /** The value of the cut distribution below which lies the share {@code uniform}, 0 to 1. */
  static double at(double uniform) {
    double value = quantile(TAIL + uniform * (1 - 2 * TAIL));
    return Math.max(-CUT, Math.min(CUT, value));
  }

  /** The value below which lies the share {@code p} of the whole distribution, 1e-10 < p < 1. */
  static double quantile(double p) {
    double centred = p - 0.5;
    if (Math.abs(centred) <= 0.425) {
      double r = 0.180625 - centred * centred;
      return centred * polynomial(A, r) / polynomial(B, r);
    }
    double r = StrictMath.sqrt(-StrictMath.log(Math.min(p, 1 - p))) - 1.6;
    double size = polynomial(C, r) / polynomial(D, r);
    return centred < 0 ? -size : size;
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      value = value * x + coefficients[i];
    }
    return value;
  }
}
