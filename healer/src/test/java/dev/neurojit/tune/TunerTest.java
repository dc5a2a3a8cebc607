package dev.neurojit.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TunerTest {
  private static double bowl(double[] x) {
    return Math.pow(x[0] - 3, 2) + Math.pow(x[1] + 0.02, 2) * 1e4;
  }

  @Test
  void stopsEarlyWithTheBestSoFar() {
    int[] asked = {0};
    Tuner.Fit whole = new Tuner(3_000, 0, 1).fit(new double[] {0.5, -0.3}, TunerTest::bowl);
    Tuner.Fit cut =
        new Tuner(3_000, 0, 1)
            .fit(new double[] {0.5, -0.3}, TunerTest::bowl, () -> ++asked[0] == 3);
    assertThat(cut.evaluations()).isLessThan(whole.evaluations()).isLessThan(60);
    assertThat(cut.cost()).isLessThan(bowl(new double[] {0.5, -0.3}));
  }

  @Test
  void findsTheBottomOfABowlAcrossScales() {
    Tuner.Fit fit = new Tuner(3_000, 1e-6, 1).fit(new double[] {0.5, -0.3}, TunerTest::bowl);
    assertThat(fit.cost()).isLessThanOrEqualTo(1e-6);
    assertThat(fit.values().get(0)).isCloseTo(3, org.assertj.core.data.Offset.offset(0.01));
  }

  @Test
  void sameSeedSameFit() {
    Tuner.Fit one = new Tuner(200, 0, 5).fit(new double[] {1, -1}, TunerTest::bowl);
    Tuner.Fit two = new Tuner(200, 0, 5).fit(new double[] {1, -1}, TunerTest::bowl);
    assertThat(one).isEqualTo(two);
  }

  @Test
  void keepsToItsBudgetAndNeverReturnsWorse() {
    double[] start = {3, -0.02};
    Tuner.Fit fit = new Tuner(50, -1, 1).fit(start, TunerTest::bowl);
    assertThat(fit.evaluations()).isBetween(2, 50);
    assertThat(fit.values()).isEqualTo(List.of(3.0, -0.02));
    assertThat(fit.cost()).isZero();
  }

  @Test
  void asksOnceWhereTheStartIsGoodEnough() {
    Tuner.Fit fit = new Tuner(50, 100, 1).fit(new double[] {3, 0}, TunerTest::bowl);
    assertThat(fit.evaluations()).isEqualTo(1);
  }

  @Test
  void constantsThatAreZeroMayMoveBothWays() {
    Tuner.Fit fit = new Tuner(500, 1e-6, 1).fit(new double[] {0}, x -> Math.pow(x[0] + 0.4, 2));
    assertThat(fit.values().getFirst()).isCloseTo(-0.4, org.assertj.core.data.Offset.offset(0.01));
  }

  @Test
  void roundingPutsBackWhatNeedNotChangeAndShortensTheRest() {
    double[] simple =
        Rounding.simplest(
            new double[] {0.2, 5}, new double[] {1.2345, 7.7}, x -> x[0] > 1.1 && x[0] < 1.4);
    assertThat(simple).containsExactly(1.2, 5);
  }

  @Test
  void roundingKeepsTheFitWhereNothingSimplerPasses() {
    double[] fitted = {1.2345};
    assertThat(Rounding.simplest(new double[] {1}, fitted, x -> false)).containsExactly(1.2345);
  }
}
