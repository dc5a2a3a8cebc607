package dev.neurojit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FuelBoundTest {
  private static double bound(Scenario scenario) {
    return FuelBound.of(scenario).orElseThrow();
  }

  /** With next to no loss of mass, the two parabolas of school. */
  @Test
  void constantMassIsTheTextbookCase() {
    Scenario heavy = Scenario.named("moon").with(Quantity.SPECIFIC_IMPULSE, 1e6);
    double up = 22680.0 / 7000 - 1.62;
    // v^2 at the switch: from the start down 2 g (500 - h) more, and up 2 a h less, 4 at the end.
    double height = (25.0 * 25 + 2 * 1.62 * 500 - 4) / (2 * (1.62 + up));
    double speed = StrictMath.sqrt(4 + 2 * up * height);
    double seconds = (speed - 2) / up;
    double flow = 22680.0 / (1e6 * Lander.STANDARD_GRAVITY);
    assertThat(bound(heavy)).isCloseTo(flow * seconds, within(1e-5 * flow * seconds));
  }

  /** The latest switch that the simulator brakes from in time uses what the solver finds. */
  @ParameterizedTest
  @ValueSource(strings = {"moon", "mars", "earth"})
  void theLatestSwitchThatCanBeFlownIsTheBound(String name) {
    Scenario fine = Scenario.named(name).with(Quantity.CONTROL_STEP, 0.002);
    double early = 0;
    double late = 60;
    for (int i = 0; i < 25; i++) {
      double time = 0.5 * (early + late);
      boolean inTime = braked(fine, time) instanceof Fault;
      early = inTime ? time : early;
      late = inTime ? late : time;
    }
    double used = fine.fuelMass() - braked(fine, early).fuelLeft();
    assertThat(used).isCloseTo(bound(fine), within(0.002 * bound(fine)));
  }

  /** A fault where the soft limit was reached aloft, else a touchdown. */
  private static Outcome braked(Scenario scenario, double time) {
    return Simulator.outcome(
        (altitude, velocity, fuel, now) -> {
          if (now > time && velocity >= -2) {
            throw new ControllerFault(Fault.Reason.TRAP, "slow enough");
          }
          return now < time ? 0 : 1;
        },
        scenario);
  }

  /** Nobody lands softly with less. */
  @ParameterizedTest
  @ValueSource(strings = {"moon", "mars", "earth", "apollo11"})
  void noLandingUsesLess(String name) {
    Scenario scenario = Scenario.named(name);
    int landed = 0;
    for (int i = 0; i < 400; i++) {
      Draws draws = new Draws(11, i);
      double slope = -0.3 * draws.uniform(1, 0);
      double least = -2 * draws.uniform(2, 0);
      double gain = 4 * draws.uniform(3, 0);
      Controller law =
          (altitude, velocity, fuel, time) -> (slope * altitude + least - velocity) * gain;
      double used = used(scenario, law);
      landed += used < Double.MAX_VALUE ? 1 : 0;
      assertThat(used).isGreaterThanOrEqualTo(bound(scenario));
    }
    assertThat(landed).isGreaterThan(20);
  }

  @Test
  void gentlerLandingsCostMore() {
    Scenario moon = Scenario.named("moon");
    assertThat(bound(moon.with(Quantity.SOFT_TOUCHDOWN, 1))).isGreaterThan(bound(moon));
    assertThat(bound(moon.with(Quantity.TERRAIN_HEIGHT, 100))).isLessThan(bound(moon));
  }

  @Test
  void fallingGentlyEnoughCostsNothing() {
    Scenario hop =
        Scenario.named("moon")
            .with(Quantity.INITIAL_ALTITUDE, 1)
            .with(Quantity.INITIAL_VELOCITY, 0);
    assertThat(bound(hop)).isZero();
  }

  @Test
  void whereNothingHelpsThereIsNoBound() {
    Scenario moon = Scenario.named("moon");
    assertThat(FuelBound.of(moon.with(Quantity.INITIAL_VELOCITY, -200))).isEmpty();
    assertThat(FuelBound.of(moon.with(Quantity.FUEL_MASS, 20))).isEmpty();
    assertThat(FuelBound.of(moon.with(Quantity.MIN_THROTTLE, 0.9))).isEmpty();
  }

  /** Fuel of a soft landing, kg; the greatest number for any other end. */
  private static double used(Scenario scenario, Controller controller) {
    return Simulator.outcome(controller, scenario) instanceof SoftLanding landing
        ? scenario.fuelMass() - landing.fuelLeft()
        : Double.MAX_VALUE;
  }
}
