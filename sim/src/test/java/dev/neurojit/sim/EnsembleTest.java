package dev.neurojit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnsembleTest {
  private static final String MOON =
      """
      name = "moon"
      gravity_m_s2 = 1.62
      dry_mass_kg = 6000
      fuel_mass_kg = 1000
      max_thrust_n = 22680
      min_throttle = 0
      specific_impulse_s = 311
      time_limit_s = 300
      ceiling_m = 2000
      """;

  private static Loaded read(String more) {
    return Ensemble.read("x.toml", MOON + more);
  }

  private static Ensemble dispersed(String altitude, String velocity) {
    return switch (read(
        "initial_altitude_m = " + altitude + "\ninitial_velocity_m_s = " + velocity)) {
      case Loaded.Ok ok -> ok.ensemble();
      case Loaded.Rejected(Defect defect) -> throw new AssertionError(defect.message());
    };
  }

  private static DoubleStream altitudes(Ensemble ensemble, long seed) {
    return LongStream.range(0, 20_000)
        .mapToDouble(i -> ensemble.draw(seed, i).scenario().initialAltitude());
  }

  @Test
  void theNominalScenarioStandsInTheMiddle() {
    Ensemble ensemble = dispersed("{ normal = [500.0, 20.0] }", "{ uniform = [-30, -20] }");
    assertThat(ensemble.nominal()).isEqualTo(Scenario.named("moon"));
    assertThat(ensemble.isDispersed()).isTrue();
    assertThat(Ensemble.of(Scenario.named("moon")).isDispersed()).isFalse();
    assertThat(dispersed("{ fixed = 500 }", "{ fixed = [-25] }"))
        .isEqualTo(Ensemble.of(Scenario.named("moon")));
  }

  @Test
  void normalDrawsHaveTheirMeanAndDeviationAndAreCut() {
    Ensemble ensemble = dispersed("{ normal = [500, 20] }", "-25");
    double[] drawn = altitudes(ensemble, 3).toArray();
    double mean = DoubleStream.of(drawn).average().orElseThrow();
    double variance =
        DoubleStream.of(drawn).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    assertThat(mean).isCloseTo(500, within(0.5));
    assertThat(StrictMath.sqrt(variance)).isCloseTo(20, within(0.3));
    assertThat(DoubleStream.of(drawn)).allMatch(x -> x >= 420 && x <= 580);
  }

  @Test
  void uniformDrawsFillTheirRange() {
    Ensemble ensemble = dispersed("{ uniform = [400, 600] }", "-25");
    double[] drawn = altitudes(ensemble, 3).toArray();
    assertThat(DoubleStream.of(drawn).average().orElseThrow()).isCloseTo(500, within(1.5));
    assertThat(DoubleStream.of(drawn).min().orElseThrow()).isBetween(400.0, 400.1);
    assertThat(DoubleStream.of(drawn).max().orElseThrow()).isBetween(599.9, 600.0);
  }

  @Test
  void aFlightIsNamedBySeedAndIndex() {
    Ensemble ensemble = dispersed("{ normal = [500, 20] }", "{ uniform = [-30, -20] }");
    assertThat(ensemble.draw(5, 17)).isEqualTo(ensemble.draw(5, 17));
    assertThat(ensemble.draw(5, 17)).isNotEqualTo(ensemble.draw(5, 18));
    assertThat(ensemble.draw(5, 17)).isNotEqualTo(ensemble.draw(6, 17));
    assertThat(ensemble.draw(5, 17).draws()).isEqualTo(new Draws(5, 17));
  }

  /** Pins the stream: recorded certificates depend on it. */
  @Test
  void drawsNeverChange() {
    Scenario drawn =
        dispersed("{ normal = [500, 20] }", "{ uniform = [-30, -20] }").draw(1, 2).scenario();
    assertThat(List.of(drawn.initialAltitude(), drawn.initialVelocity())).isEqualTo(PINNED);
  }

  private static final List<Double> PINNED = List.of(483.1563570064261, -26.601124097550517);

  @Test
  void aDistributionOfOneFigureMovesNoOther() {
    Scenario one = dispersed("{ normal = [500, 20] }", "-25").draw(1, 2).scenario();
    Scenario both =
        dispersed("{ normal = [500, 20] }", "{ uniform = [-30, -20] }").draw(1, 2).scenario();
    assertThat(both.initialAltitude()).isEqualTo(one.initialAltitude());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | is an empty table; expected one of fixed, normal, uniform",
        "{ normall = [1, 2] } | has no distribution normall; expected normal perhaps",
        "{ normal = [500, 1], uniform = [1, 2] } | has two distributions; expected one of fixed,"
            + " normal, uniform",
        "{ normal = 500 } | has a normal distribution of another form; expected normal = [mean,"
            + " standard deviation]",
        "{ normal = [500, 'a'] } | has a normal distribution of another form; expected normal ="
            + " [mean, standard deviation]",
        "{ normal = [500, -1] } | has the standard deviation -1; expected one that is not negative",
        "{ normal = [500, nan] } | has the standard deviation NaN; expected one that is not negative",
        "{ normal = [nan, 1] } | reaches (4 standard deviations) NaN; expected a number from 0.001"
            + " to 1000000",
        "{ normal = [500, 125] } | reaches (4 standard deviations) 0; expected a number from 0.001"
            + " to 1000000",
        "{ uniform = [600, 500] } | goes from 600 to 500; expected the lower number first",
        "{ uniform = [500, 1e7] } | reaches 10000000; expected a number from 0.001 to 1000000",
        "{ fixed = true } | has a fixed distribution of another form; expected fixed = number",
      },
      quoteCharacter = '`')
  void badDistributions(String table, String message) {
    Loaded loaded = read("initial_velocity_m_s = -25\ninitial_altitude_m = " + table + "\n");
    assertThat(loaded)
        .isInstanceOfSatisfying(
            Loaded.Rejected.class,
            bad ->
                assertThat(bad.defect().message())
                    .isEqualTo(
                        "x.toml:11:1: initial_altitude_m "
                            + message
                            + "; write for example initial_altitude_m = 500, or initial_altitude_m"
                            + " = { normal = [500, 5] }"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "initial_altitude_m = { normal = [1900, 30] } | ceiling_m is 2000; expected more than"
            + " initial_altitude_m = 2020; raise it, or start lower",
        "initial_altitude_m = { uniform = [100, 200] }; terrain_height_m = 100 | terrain_height_m"
            + " is 100; expected less than initial_altitude_m = 100; lower it, or start higher",
      })
  void conflictsBetweenTheEndsOfDistributions(String lines, String message) {
    Loaded loaded = read("initial_velocity_m_s = -25\n" + lines.replace("; ", "\n"));
    assertThat(loaded)
        .isInstanceOfSatisfying(
            Loaded.Rejected.class,
            bad -> assertThat(bad.defect().message()).endsWith(": " + message));
  }
}
