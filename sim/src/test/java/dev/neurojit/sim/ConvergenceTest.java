package dev.neurojit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A vehicle that burns nine tenths of its mass, so that the error rises above rounding. */
class ConvergenceTest {
  private static final Scenario HUNGRY =
      Scenario.named("moon")
          .with(Quantity.DRY_MASS, 1000)
          .with(Quantity.FUEL_MASS, 9000)
          .with(Quantity.MAX_THRUST, 500_000)
          .with(Quantity.CEILING, 1e7)
          .with(Quantity.TIME_LIMIT, 48);

  private static State after48Seconds(double step) {
    Scenario scenario = HUNGRY.with(Quantity.CONTROL_STEP, step);
    Outcome end = Simulator.outcome((altitude, velocity, fuel, time) -> 1, scenario);
    assertThat(end).isInstanceOf(OutOfTime.class);
    return ((OutOfTime) end).last();
  }

  private static double velocityError(double step) {
    return Math.abs(after48Seconds(step).velocity() - new ClosedForm(HUNGRY, 1).velocity(48));
  }

  private static double altitudeError(double step) {
    return Math.abs(after48Seconds(step).altitude() - new ClosedForm(HUNGRY, 1).altitude(48));
  }

  private static double order(double coarse, double fine) {
    return Math.log(coarse / fine) / Math.log(2);
  }

  @Test
  void errorFallsWithTheFourthPowerOfTheStep() {
    assertThat(order(velocityError(2), velocityError(1))).isBetween(3.7, 4.3);
    assertThat(order(velocityError(1), velocityError(0.5))).isBetween(3.9, 4.1);
    assertThat(order(altitudeError(2), altitudeError(1))).isBetween(3.7, 4.3);
    assertThat(order(altitudeError(1), altitudeError(0.5))).isBetween(3.9, 4.1);
  }

  @Test
  void atTheDefaultStepTheErrorIsRounding() {
    assertThat(velocityError(0.02)).isLessThan(1e-8);
    assertThat(altitudeError(0.02)).isLessThan(1e-6);
  }
}
