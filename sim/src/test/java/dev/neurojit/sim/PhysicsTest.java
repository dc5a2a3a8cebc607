package dev.neurojit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhysicsTest {
  private static final Scenario MOON = Scenario.named("moon");

  private static Controller constant(double throttle) {
    return (altitude, velocity, fuel, time) -> throttle;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.02, 0.7, 7})
  void freeFallMatchesTheParabola(double step) {
    Scenario scenario = MOON.with(Quantity.CONTROL_STEP, step);
    double speed = Math.sqrt(25 * 25 + 2 * 1.62 * 500);
    Crash crash = (Crash) Simulator.outcome(constant(0), scenario);
    assertThat(crash.speed()).isCloseTo(speed, within(1e-10));
    assertThat(crash.time()).isCloseTo((speed - 25) / 1.62, within(1e-10));
    assertThat(crash.fuelLeft()).isEqualTo(1000);
  }

  @Test
  void constantThrustTendsToTheParabolaAsMassLossVanishes() {
    Scenario scenario =
        MOON.with(Quantity.SPECIFIC_IMPULSE, 1e6)
            .with(Quantity.CEILING, 1e5)
            .with(Quantity.TIME_LIMIT, 60);
    OutOfTime end = (OutOfTime) Simulator.outcome(constant(1), scenario);
    double thrustAcceleration = scenario.maxThrust() / 7000;
    double parabola = 500 - 25 * 60 + 0.5 * (thrustAcceleration - 1.62) * 60 * 60;
    double lossRate = scenario.maxThrust() / (1e6 * Lander.STANDARD_GRAVITY * 7000);
    // To first order mass loss adds a thrustAcceleration * lossRate * t, integrated twice.
    double gained = thrustAcceleration * lossRate * 60 * 60 * 60 / 6;
    assertThat(end.last().altitude() - parabola).isBetween(gained, gained * 1.0001);
  }

  @Test
  void burnToDryObeysTheRocketEquation() {
    Scenario scenario =
        MOON.with(Quantity.GRAVITY, 1e-3)
            .with(Quantity.CEILING, 1e6)
            .with(Quantity.TIME_LIMIT, 150);
    OutOfTime end = (OutOfTime) Simulator.outcome(constant(1), scenario);
    double deltaV = 311 * Lander.STANDARD_GRAVITY * StrictMath.log(7000.0 / 6000.0);
    assertThat(end.last().velocity()).isCloseTo(-25 + deltaV - 1e-3 * 150, within(1e-10));
    assertThat(end.last().fuel()).isZero();
    ClosedForm exact = new ClosedForm(scenario, 1);
    double burn = exact.burnTime();
    double coast = 150 - burn;
    double altitude =
        exact.altitude(burn) + exact.velocity(burn) * coast - 0.5 * 1e-3 * coast * coast;
    assertThat(end.last().altitude()).isCloseTo(altitude, within(1e-7));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.5, 1})
  void everySampleLiesOnTheClosedForm(double throttle) {
    Scenario scenario = MOON.with(Quantity.CEILING, 1e5).with(Quantity.TIME_LIMIT, 60);
    ClosedForm exact = new ClosedForm(scenario, throttle);
    List<Sample> samples = Simulator.fly(constant(throttle), scenario).samples();
    assertThat(samples.size()).isGreaterThan(500);
    for (Sample sample : samples) {
      assertThat(sample.velocity()).isCloseTo(exact.velocity(sample.time()), within(1e-10));
      assertThat(sample.altitude()).isCloseTo(exact.altitude(sample.time()), within(1e-8));
      assertThat(sample.fuel()).isCloseTo(exact.fuel(sample.time()), within(1e-9));
    }
  }

  @Test
  void freeFallKeepsItsEnergy() {
    List<Sample> samples = Simulator.fly(constant(0), MOON).samples();
    double start = energy(samples.getFirst());
    assertThat(samples)
        .allSatisfy(each -> assertThat(energy(each)).isCloseTo(start, within(start * 1e-12)));
  }

  @Test
  void energyChangesByTheWorkOfTheThrust() {
    Controller varying = (altitude, velocity, fuel, time) -> 0.55 + 0.25 * StrictMath.sin(time);
    List<Sample> samples = Simulator.fly(varying, MOON).samples();
    double work = 0;
    double travelled = 0;
    for (int i = 1; i < samples.size(); i++) {
      Sample from = samples.get(i - 1);
      Sample to = samples.get(i);
      // Per kilogram: at constant throttle thrust / mass times velocity, by the trapezoid rule.
      double thrust = from.throttle() * MOON.maxThrust();
      double before = thrust / (MOON.dryMass() + from.fuel()) * from.velocity();
      double after = thrust / (MOON.dryMass() + to.fuel()) * to.velocity();
      work += 0.5 * (before + after) * (to.time() - from.time());
      travelled += Math.abs(before) * (to.time() - from.time());
    }
    double gained = energy(samples.getLast()) - energy(samples.getFirst());
    assertThat(travelled).isGreaterThan(500);
    assertThat(gained).isCloseTo(work, within(1e-7 * travelled));
  }

  private static double energy(Sample at) {
    return 0.5 * at.velocity() * at.velocity() + MOON.gravity() * at.altitude();
  }
}
