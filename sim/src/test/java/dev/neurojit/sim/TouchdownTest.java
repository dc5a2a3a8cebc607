package dev.neurojit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TouchdownTest {
  private static final Scenario MOON = Scenario.named("moon");

  /**
   * Net upwards acceleration 1 m/s^2 at full throttle, falling at 1 m/s, practically no mass loss.
   */
  private static Scenario hopFrom(double altitude) {
    return MOON.with(Quantity.GRAVITY, 1)
        .with(Quantity.DRY_MASS, 500)
        .with(Quantity.FUEL_MASS, 500)
        .with(Quantity.MAX_THRUST, 2000)
        .with(Quantity.INITIAL_ALTITUDE, altitude)
        .with(Quantity.INITIAL_VELOCITY, -1)
        .with(Quantity.CONTROL_STEP, 3)
        .with(Quantity.TIME_LIMIT, 30);
  }

  private static Outcome fullThrottle(Scenario scenario) {
    return Simulator.outcome((altitude, velocity, fuel, time) -> 1, scenario);
  }

  @ParameterizedTest
  @CsvSource({"0.02, 1e-11", "0.5, 1e-11", "2, 1e-8"})
  void poweredTouchdownIsFoundInsideTheStep(double step, double bound) {
    Scenario scenario = MOON.with(Quantity.CONTROL_STEP, step);
    Touchdown landing =
        (Touchdown) Simulator.outcome((altitude, velocity, fuel, time) -> 0.5, scenario);
    ClosedForm exact = new ClosedForm(scenario, 0.5);
    double time = exact.touchdown(0, 30);
    assertThat(landing.time()).isCloseTo(time, within(bound));
    assertThat(landing.speed()).isCloseTo(-exact.velocity(time), within(bound));
    assertThat(landing.fuelLeft()).isCloseTo(exact.fuel(time), within(10 * bound));
  }

  @Test
  void touchdownAfterTheTankRanDryInTheSameStepIsExact() {
    Scenario scenario =
        hopFrom(0.4)
            .with(Quantity.SPECIFIC_IMPULSE, 1e6)
            .with(Quantity.FUEL_MASS, 1e-5)
            .with(Quantity.MAX_THRUST, 1000);
    // 1000 N on 500 kg: one m/s^2 upwards for the burn, then free fall, all in the first step.
    double burn = 1e-5 * 1e6 * Lander.STANDARD_GRAVITY / 1000;
    double altitude = 0.4 - burn + 0.5 * burn * burn;
    double down = 1 - burn;
    double speed = Math.sqrt(down * down + 2 * altitude);
    Touchdown landing = (Touchdown) fullThrottle(scenario);
    assertThat(landing.fuelLeft()).isZero();
    assertThat(landing.speed()).isCloseTo(speed, within(1e-7));
    assertThat(landing.time()).isCloseTo(burn + speed - down, within(1e-7));
  }

  @Test
  void aDipBelowGroundWithinOneStepIsALanding() {
    Scenario scenario = hopFrom(0.499);
    Touchdown landing = (Touchdown) fullThrottle(scenario);
    ClosedForm exact = new ClosedForm(scenario, 1);
    double time = exact.touchdown(0, 1);
    assertThat(time).isBetween(0.9, 1.0);
    assertThat(landing.time()).isCloseTo(time, within(1e-7));
    assertThat(landing.speed()).isCloseTo(-exact.velocity(time), within(1e-7));
    assertThat(exact.altitude(3)).isGreaterThan(1);
  }

  @Test
  void aDipThatStaysAboveGroundFliesOn() {
    assertThat(fullThrottle(hopFrom(0.501))).isInstanceOf(OutOfTime.class);
  }

  @Test
  void lastSampleIsTheTouchdownItself() {
    Trajectory flight = Simulator.fly((altitude, velocity, fuel, time) -> 0.5, MOON);
    Sample last = flight.samples().getLast();
    Touchdown landing = (Touchdown) flight.outcome();
    assertThat(last)
        .isEqualTo(new Sample(landing.time(), 0, -landing.speed(), landing.fuelLeft(), 0.5));
  }

  @ParameterizedTest
  @CsvSource({"2.0, SoftLanding", "2.0000001, HardLanding", "5.0, HardLanding", "5.0000001, Crash"})
  void limitsBelongToTheGentlerVerdict(double speed, String verdict) {
    assertThat(Touchdown.at(speed, 1, 1, MOON).getClass().getSimpleName()).isEqualTo(verdict);
  }
}
