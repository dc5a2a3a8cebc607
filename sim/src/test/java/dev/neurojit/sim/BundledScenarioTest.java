package dev.neurojit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scenarios of the product do what its examples tell. */
class BundledScenarioTest {
  private static Stream<Scenario> scenarios() {
    return Stream.of("moon", "mars", "earth").map(Scenario::named);
  }

  /** Descend at 1 m/s plus a twentieth of the altitude; in f32 as the examples compute it. */
  private static Controller profile(float gain) {
    return (altitude, velocity, fuel, time) -> {
      float target = (float) altitude * -0.05f - 1.0f;
      return (target - (float) velocity) * gain;
    };
  }

  /** Descend at 1 m/s all the way: the simplest law there is. */
  private static Controller constant(float gain) {
    return (altitude, velocity, fuel, time) -> (-1.0f - (float) velocity) * gain;
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void fullTankHasTwiceItsWeightInThrust(Scenario scenario) {
    double weight = scenario.gravity() * (scenario.dryMass() + scenario.fuelMass());
    assertThat(scenario.maxThrust() / weight).isCloseTo(2, within(0.001));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void noThrottleCrashes(Scenario scenario) {
    assertThat(Simulator.outcome((altitude, velocity, fuel, time) -> 0, scenario))
        .isInstanceOf(Crash.class);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void weakGainLandsHard(Scenario scenario) {
    for (float gain : new float[] {0.18f, 0.2f, 0.25f, 0.3f, 0.4f}) {
      assertThat(Simulator.outcome(profile(gain), scenario)).isInstanceOf(HardLanding.class);
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void enoughGainLandsSoftlyWithinNinetySeconds(Scenario scenario) {
    for (float gain : new float[] {0.55f, 0.8f, 1, 2, 5, 10, 30, 1000}) {
      Outcome end = Simulator.outcome(profile(gain), scenario);
      assertThat(end).isInstanceOf(SoftLanding.class);
      assertThat(end.time()).isBetween(30.0, 90.0);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0.15f, 0.2f, 0.3f, 0.4f})
  void constantTargetOnTheMoonLandsHardWithWeakGain(float gain) {
    assertThat(Simulator.outcome(constant(gain), Scenario.named("moon")))
        .isInstanceOf(HardLanding.class);
  }

  @ParameterizedTest
  @ValueSource(floats = {0.55f, 0.8f, 1, 2})
  void constantTargetOnTheMoonLandsSoftlyWithMoreGain(float gain) {
    assertThat(Simulator.outcome(constant(gain), Scenario.named("moon")))
        .isInstanceOf(SoftLanding.class);
  }

  @Test
  void moonIsTheDefault() {
    assertThat(Scenario.names()).containsExactly("moon", "mars", "earth", "apollo11");
    assertThat(Scenario.names()).allMatch(name -> Scenario.named(name).name().equals(name));
  }

  @Test
  void anUnknownNameIsAProgrammingError() {
    assertThatThrownBy(() -> Scenario.named("mun"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no scenario mun among [moon, mars, earth, apollo11]");
  }
}
