package dev.neurojit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhiloxTest {
  /**
   * The known-answer vectors of the Random123 library, its kat_vectors for philox4x32, 10 rounds.
   */
  @Test
  void knownAnswers() {
    assertThat(Philox.block(0, 0, 0, 0, 0, 0))
        .containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
    assertThat(Philox.block(-1, -1, -1, -1, -1, -1))
        .containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
    assertThat(Philox.block(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0))
        .containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
  }

  @Test
  void uniformsFillTheUnitIntervalAndNeverTouchItsEnds() {
    double[] drawn =
        IntStream.range(0, 100_000).mapToDouble(i -> new Draws(7, i).uniform(1, 0)).toArray();
    assertThat(Arrays.stream(drawn)).allMatch(u -> u > 0 && u < 1);
    int[] bins = new int[100];
    for (double u : drawn) {
      bins[(int) (u * 100)]++;
    }
    double chiSquared = 0;
    for (int hits : bins) {
      chiSquared += (hits - 1000.0) * (hits - 1000.0) / 1000;
    }
    // 99 degrees of freedom: 99.9 % of true uniforms lie below 149.
    assertThat(chiSquared).isBetween(60.0, 149.0);
  }

  @Test
  void everyPartOfANameCounts() {
    assertThat(
            new double[] {
              new Draws(1, 2).uniform(3, 4),
              new Draws(1L << 32, 2).uniform(3, 4),
              new Draws(1, 2L << 32).uniform(3, 4),
              new Draws(1, 3).uniform(3, 4),
              new Draws(1, 2).uniform(4, 4),
              new Draws(1, 2).uniform(3, 5)
            })
        .doesNotHaveDuplicates();
  }
}
