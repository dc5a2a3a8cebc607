package dev.neurojit.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neurojit.sim.Controller;
import dev.neurojit.sim.Ensemble;
import dev.neurojit.sim.Loaded;
import dev.neurojit.sim.Outcome;
import dev.neurojit.sim.Quantity;
import dev.neurojit.sim.Simulator;
import dev.neurojit.sim.SoftLanding;
import dev.neurojit.sim.Touchdown;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SummaryTest {
  private static final Controller WEAK =
      (altitude, velocity, fuel, time) -> (-1 - 0.05 * altitude - velocity) * 0.5;

  private static final Campaign CAMPAIGN = new Campaign(apollo(), 3, 400);

  private static final List<Outcome> OUTCOMES =
      IntStream.range(0, 400).mapToObj(i -> Simulator.outcome(WEAK, CAMPAIGN.start(i))).toList();

  private static final Summary SUMMARY = Summary.of(CAMPAIGN, OUTCOMES);

  private static Ensemble apollo() {
    return switch (Ensemble.find("apollo11")) {
      case Loaded.Ok ok -> ok.ensemble();
      case Loaded.Rejected(var defect) -> throw new AssertionError(defect.message());
    };
  }

  /** Published: Newcombe, Statistics in Medicine 17 (1998), table I, method 3. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void wilsonsIntervals(int hits, int trials, double low, double high) {
    Rate rate = Rate.of(hits, trials);
    assertThat(rate.low()).isCloseTo(low, within(5e-5));
    assertThat(rate.high()).isCloseTo(high, within(5e-5));
    Rate mirrored = Rate.of(trials - hits, trials);
    assertThat(mirrored.high()).isCloseTo(1 - low, within(5e-5));
  }

  @Test
  void quantilesAreFiguresByNearestRank() {
    Quantiles of = Quantiles.of(IntStream.rangeClosed(1, 200).mapToDouble(i -> 201 - i));
    assertThat(of).isEqualTo(new Quantiles(200, 1, 100, 180, 198, 200));
    assertThat(Quantiles.of(DoubleStream.of(7))).isEqualTo(new Quantiles(1, 7, 7, 7, 7, 7));
    assertThat(Quantiles.of(DoubleStream.empty()).count()).isZero();
  }

  @Test
  void everyFlightIsCountedOnce() {
    assertThat(SUMMARY.outcomes().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(400);
    assertThat(SUMMARY.outcomes().get("SoftLanding"))
        .isEqualTo((int) OUTCOMES.stream().filter(SoftLanding.class::isInstance).count())
        .isBetween(1, 399);
    assertThat(SUMMARY.allSoft()).isFalse();
  }

  @Test
  void theWorstCaseIsTheWorstAndCanBeFlownAgain() {
    Case worst = SUMMARY.worst().getFirst();
    double greatest =
        OUTCOMES.stream().mapToDouble(end -> ((Touchdown) end).speed()).max().orElseThrow();
    Outcome again = Simulator.outcome(WEAK, CAMPAIGN.start(worst.index()));
    assertThat(((Touchdown) again).speed()).isEqualTo(greatest);
    assertThat(SUMMARY.touchdownSpeed().greatest()).isEqualTo(greatest);
    assertThat(worst.figures())
        .containsKey(Quantity.INITIAL_ALTITUDE.key())
        .doesNotContainKey(Quantity.GRAVITY.key());
  }

  @Test
  void nobodyUsesLessThanTheBound() {
    assertThat(SUMMARY.fuelOverBound().count()).isEqualTo(SUMMARY.outcomes().get("SoftLanding"));
    assertThat(SUMMARY.fuelOverBound().least()).isGreaterThan(1);
    assertThat(SUMMARY.hopeless()).isZero();
  }

  @Test
  void theDigestKnowsEveryBit() {
    var changed = new java.util.ArrayList<>(OUTCOMES);
    SoftLanding last =
        OUTCOMES.stream()
            .filter(SoftLanding.class::isInstance)
            .map(SoftLanding.class::cast)
            .findFirst()
            .orElseThrow();
    changed.set(
        OUTCOMES.indexOf(last),
        new SoftLanding(Math.nextUp(last.speed()), last.time(), last.fuelLeft()));
    assertThat(Summary.of(CAMPAIGN, changed).digest()).isNotEqualTo(SUMMARY.digest());
    assertThat(Summary.of(CAMPAIGN, OUTCOMES)).isEqualTo(SUMMARY);
  }
}
