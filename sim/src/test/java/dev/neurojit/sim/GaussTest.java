package dev.neurojit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussTest {
  /** The share below {@code x}, by Simpson's rule over the density. */
  private static double share(double x) {
    int pieces = 4000;
    double step = x / pieces;
    double sum = 0;
    for (int i = 0; i <= pieces; i++) {
      double at = i * step;
      double weight = i == 0 || i == pieces ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * StrictMath.exp(-0.5 * at * at);
    }
    return 0.5 + sum * step / 3 / StrictMath.sqrt(2 * StrictMath.PI);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0",
    "0.975, 1.959963984540054",
    "0.025, -1.959963984540054",
    "0.8413447460685429, 1",
    "0.9986501019683699, 3"
  })
  void publishedQuantiles(double p, double expected) {
    assertThat(Gauss.quantile(p)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void quantilesInvertTheIntegralOfTheDensity() {
    for (double x = -4; x <= 4; x += 0.0625) {
      assertThat(Gauss.quantile(share(x))).isCloseTo(x, within(2e-10));
    }
  }

  @Test
  void theCutDistributionEndsAtFourDeviations() {
    assertThat(Gauss.at(0)).isCloseTo(-4, within(1e-9)).isGreaterThanOrEqualTo(-4);
    assertThat(Gauss.at(1)).isCloseTo(4, within(1e-9)).isLessThanOrEqualTo(4);
    assertThat(Gauss.at(0.5)).isZero();
  }
}
