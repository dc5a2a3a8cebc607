package dev.neurojit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Engines that lag, sensors that err, ground that is not level. */
class ImperfectionsTest {
  private static final Scenario MOON = Scenario.named("moon");
  private static final Controller FULL = (altitude, velocity, fuel, time) -> 1;
  private static final Controller PROFILE =
      (altitude, velocity, fuel, time) -> -1 - 0.05 * altitude - velocity;

  private static List<Double> throttles(Scenario scenario, int steps) {
    return Simulator.fly(FULL, scenario).samples().stream()
        .limit(steps)
        .map(Sample::throttle)
        .toList();
  }

  @Test
  void theThrottleLagsBehindByTheExponential() {
    List<Double> seen = throttles(MOON.with(Quantity.THROTTLE_LAG, 0.1), 50);
    for (int i = 0; i < seen.size(); i++) {
      assertThat(seen.get(i)).isCloseTo(1 - StrictMath.exp(-(i + 1) * 0.02 / 0.1), within(1e-12));
    }
  }

  @Test
  void theThrottleMovesNoFasterThanItsRate() {
    assertThat(throttles(MOON.with(Quantity.THROTTLE_RATE, 10), 6))
        .containsExactly(0.2, 0.4, 0.6000000000000001, 0.8, 1.0, 1.0);
  }

  @Test
  void theThrottleStartsWhereItWas() {
    Scenario running = MOON.with(Quantity.THROTTLE_RATE, 10).with(Quantity.INITIAL_THROTTLE, 0.7);
    assertThat(throttles(running, 2)).containsExactly(0.8999999999999999, 1.0);
  }

  @Test
  void smallChangesDrownInTheDeadband() {
    Scenario sticky = MOON.with(Quantity.THROTTLE_DEADBAND, 0.1);
    Controller steps =
        (altitude, velocity, fuel, time) -> time < 0.01 ? 0.5 : time < 0.03 ? 0.59 : 0.61;
    assertThat(Simulator.fly(steps, sticky).samples().stream().limit(3).map(Sample::throttle))
        .containsExactly(0.5, 0.5, 0.61);
  }

  @Test
  void biasesShiftWhatIsSeenAndNotWhatIs() {
    List<Double> seen = new ArrayList<>();
    Scenario biased =
        MOON.with(Quantity.ALTITUDE_BIAS, 3)
            .with(Quantity.VELOCITY_BIAS, -0.5)
            .with(Quantity.TERRAIN_HEIGHT, 100);
    Trajectory flight =
        Simulator.fly(
            (altitude, velocity, fuel, time) -> {
              seen.add(altitude);
              seen.add(velocity);
              return 1;
            },
            biased);
    assertThat(seen.subList(0, 2)).containsExactly(503.0, -25.5);
    assertThat(flight.samples().getFirst().altitude()).isEqualTo(400);
  }

  @Test
  void aHillIsMetEarly() {
    Touchdown level = (Touchdown) Simulator.outcome(PROFILE, MOON);
    Touchdown hill = (Touchdown) Simulator.outcome(PROFILE, MOON.with(Quantity.TERRAIN_HEIGHT, 40));
    assertThat(hill.time()).isLessThan(level.time());
    assertThat(hill.speed()).isGreaterThan(level.speed() + 1);
  }

  @Test
  void whatIsSeenIsOldByTheDelay() {
    List<Double> seen = new ArrayList<>();
    Trajectory flight =
        Simulator.fly(
            (altitude, velocity, fuel, time) -> {
              seen.add(altitude);
              return 1;
            },
            MOON.with(Quantity.SENSOR_DELAY, 0.1));
    assertThat(seen.subList(0, 6)).containsOnly(500.0);
    for (int i = 5; i < seen.size(); i++) {
      assertThat(seen.get(i)).isEqualTo(flight.samples().get(i - 5).altitude());
    }
  }

  @Test
  void noiseHasItsDeviationAndIsTheSameEveryTime() {
    Scenario noisy = MOON.with(Quantity.ALTITUDE_NOISE, 2);
    List<Double> errors = errors(new Start(noisy, new Draws(9, 4)));
    double mean = errors.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double square = errors.stream().mapToDouble(e -> e * e).average().orElseThrow();
    assertThat(mean).isCloseTo(0, within(0.15));
    assertThat(StrictMath.sqrt(square)).isCloseTo(2, within(0.12));
    assertThat(errors(new Start(noisy, new Draws(9, 4)))).isEqualTo(errors);
    assertThat(errors(new Start(noisy, new Draws(9, 5)))).isNotEqualTo(errors);
  }

  private static List<Double> errors(Start start) {
    List<Double> seen = new ArrayList<>();
    Trajectory flight =
        Simulator.fly(
            (altitude, velocity, fuel, time) -> {
              seen.add(altitude);
              return -1 - 0.05 * altitude - velocity;
            },
            start);
    List<Double> errors = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      errors.add(seen.get(i) - flight.samples().get(i).altitude());
    }
    return errors;
  }
}
