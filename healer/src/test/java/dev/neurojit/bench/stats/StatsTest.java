package dev.neurojit.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The tests against published and exact values. */
final class StatsTest {
  /** Fagerland, Lydersen, Laake: BMC Med. Res. Methodol. 13:91 (2013), their first example. */
  @Test
  void mcNemarGivesThePublishedValue() {
    assertThat(McNemar.exact(1, 7)).isCloseTo(0.0703, within(5e-5));
    assertThat(McNemar.exact(7, 1)).isEqualTo(McNemar.exact(1, 7));
  }

  @Test
  void mcNemarIsTheBinomialSum() {
    assertThat(McNemar.exact(0, 0)).isEqualTo(1);
    assertThat(McNemar.exact(4, 4)).isEqualTo(1);
    assertThat(McNemar.exact(0, 10)).isCloseTo(2.0 / 1024, within(1e-15));
    assertThat(McNemar.exact(2, 8)).isCloseTo(2.0 * (1 + 10 + 45) / 1024, within(1e-15));
  }

  /** By hand: 4 x 0.005, 3 x 0.01, 2 x 0.03, then never less than the one before. */
  @Test
  void holmStepsDown() {
    assertThat(Holm.adjusted(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    assertThat(Holm.adjusted(new double[] {0.6, 0.7})).containsExactly(1, 1);
    assertThat(Holm.adjusted(new double[0])).isEmpty();
  }

  @Test
  void bootstrapOfEqualDifferencesIsThatDifference() {
    Bootstrap same = Bootstrap.ofPairs(new double[] {3, 4, 5}, new double[] {1, 2, 3}, 0.95);
    assertThat(same).isEqualTo(new Bootstrap(2, 2, 2));
    assertThat(same.isReal()).isTrue();
    assertThat(Bootstrap.ofPairs(new double[] {1, 2}, new double[] {2, 1}, 0.95).isReal())
        .isFalse();
    assertThatThrownBy(() -> Bootstrap.ofPairs(new double[1], new double[2], 0.95))
        .hasMessageContaining("needs pairs");
  }

  /** For many figures the interval is that of the normal distribution. */
  @Test
  void bootstrapAgreesWithTheCentralLimit() {
    var random = new SplittableRandom(7);
    double[] figures = new double[400];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < figures.length; i++) {
      figures[i] = random.nextDouble();
      sum += figures[i];
      squares += figures[i] * figures[i];
    }
    double mean = sum / figures.length;
    double half = 1.96 * Math.sqrt((squares / figures.length - mean * mean) / figures.length);
    Bootstrap interval = Bootstrap.ofPairs(figures, new double[figures.length], 0.95);
    assertThat(interval.difference()).isCloseTo(mean, within(1e-12));
    assertThat(interval.low()).isCloseTo(mean - half, within(half / 10));
    assertThat(interval.high()).isCloseTo(mean + half, within(half / 10));
  }
}
