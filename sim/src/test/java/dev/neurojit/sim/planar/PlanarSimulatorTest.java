package dev.neurojit.sim.planar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neurojit.sim.Crash;
import dev.neurojit.sim.Escaped;
import dev.neurojit.sim.Fault;
import dev.neurojit.sim.OutOfTime;
import dev.neurojit.sim.Sample;
import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.Simulator;
import dev.neurojit.sim.SoftLanding;
import dev.neurojit.sim.Trajectory;
import org.junit.jupiter.api.Test;

final class PlanarSimulatorTest {
  private static final PlanarScenario SCENARIO = PlanarScenario.lander2d();

  /** Leans against the drift, steers the lean by the gimbal, follows the vertical profile. */
  static final PlanarPilot GOOD =
      at -> {
        double wanted = Math.max(-0.25, Math.min(0.25, -0.008 * at.x() - 0.14 * at.vx()));
        double gimbal = 0.5 * (at.attitude() - wanted) + 0.9 * at.rate();
        double throttle = (-1 - 0.05 * at.z() - at.vz()) * 0.8;
        return new PlanarPilot.Command(throttle, gimbal);
      };

  private static PlanarScenario from(PlanarState start) {
    return new PlanarScenario(
        SCENARIO.vertical(),
        start,
        SCENARIO.inertia(),
        SCENARIO.arm(),
        SCENARIO.maxGimbal(),
        SCENARIO.pad(),
        SCENARIO.range(),
        SCENARIO.soft(),
        SCENARIO.hard());
  }

  private static PlanarScenario upright() {
    return from(new PlanarState(0, 0, 500, 0, -25, 0, 0, 1000));
  }

  @Test
  void aSteadyPilotLandsOnThePad() {
    PlanarFlight flight = PlanarSimulator.fly(GOOD, SCENARIO);
    assertThat(flight.outcome()).as("%s", flight.end()).isInstanceOf(SoftLanding.class);
    assertThat(Math.abs(flight.end().x())).isLessThan(SCENARIO.pad());
    assertThat(flight).isEqualTo(PlanarSimulator.fly(GOOD, SCENARIO));
  }

  @Test
  void uprightItIsTheVerticalLander() {
    Trajectory planar =
        PlanarSimulator.fly(
                at -> new PlanarPilot.Command(-1 - 0.05 * at.z() - at.vz(), 0), upright())
            .vertical();
    Trajectory vertical =
        Simulator.fly((h, v, fuel, time) -> -1 - 0.05 * h - v, Scenario.named("moon"));
    assertThat(planar.samples()).hasSameSizeAs(vertical.samples());
    Sample end = planar.samples().getLast();
    assertThat(end.velocity()).isCloseTo(vertical.samples().getLast().velocity(), within(1e-9));
    assertThat(end.fuel()).isCloseTo(vertical.samples().getLast().fuel(), within(1e-7));
  }

  @Test
  void freeFlightIsAParabolaAndKeepsTurning() {
    PlanarFlight flight =
        PlanarSimulator.fly(
            at -> new PlanarPilot.Command(0, 0.1),
            from(new PlanarState(0, -50, 500, 3, 0, 0.2, 0.05, 1000)));
    double time = StrictMath.sqrt(2 * 500 / 1.62);
    assertThat(flight.end().time()).isCloseTo(time, within(1e-9));
    assertThat(flight.end().x()).isCloseTo(-50 + 3 * time, within(1e-9));
    assertThat(flight.end().attitude()).isCloseTo(0.2 + 0.05 * time, within(1e-9));
    assertThat(flight.outcome()).isInstanceOf(Crash.class);
  }

  @Test
  void theGimbalTurnsTheBodyAgainstItself() {
    PlanarState after =
        PlanarSimulator.fly(at -> new PlanarPilot.Command(1, 0.1), upright())
            .samples()
            .get(1)
            .state();
    double turn = -22680 * 1.5 * StrictMath.sin(0.1) / 16_000;
    assertThat(after.rate()).isCloseTo(turn * 0.02, within(1e-12));
    assertThat(after.vx()).isPositive();
  }

  @Test
  void sideForcesConvergeWithTheStep() {
    PlanarPilot spin = at -> new PlanarPilot.Command(0.6, at.time() < 2.999 ? 0.02 : -0.02);
    Scenario moon = Scenario.named("moon");
    double[] xs = new double[3];
    double[] steps = {0.1, 0.05, 0.0125};
    for (int i = 0; i < 3; i++) {
      Scenario stepped = moon.with(dev.neurojit.sim.Quantity.CONTROL_STEP, steps[i]);
      PlanarScenario finer =
          new PlanarScenario(
              stepped,
              upright().start(),
              16_000,
              1.5,
              0.1,
              30,
              2_000,
              SCENARIO.soft(),
              SCENARIO.hard());
      int index = (int) Math.round(6 / steps[i]);
      xs[i] = PlanarSimulator.fly(spin, finer).samples().get(index).state().x();
    }
    assertThat(Math.abs(xs[0] - xs[2])).isLessThan(1e-4);
    assertThat(Math.abs(xs[1] - xs[2])).isLessThan(Math.abs(xs[0] - xs[2]));
  }

  @Test
  void everyOtherEnd() {
    assertThat(PlanarSimulator.fly(at -> new PlanarPilot.Command(1, 0), upright()).outcome())
        .isInstanceOf(Escaped.class);
    assertThat(
            PlanarSimulator.fly(at -> new PlanarPilot.Command(Double.NaN, 0), upright()).outcome())
        .isInstanceOf(Fault.class);
    assertThat(
            PlanarSimulator.fly(at -> new PlanarPilot.Command(0.5 - 2 * at.vz(), 0), upright())
                .outcome())
        .isInstanceOfAny(OutOfTime.class, Escaped.class, Crash.class);
    PlanarState beside = new PlanarState(0, 200, 500, 0, -25, 0, 0, 1000);
    assertThat(
            PlanarSimulator.fly(
                    at -> new PlanarPilot.Command(-1 - 0.05 * at.z() - at.vz(), 0), from(beside))
                .outcome())
        .as("beside the pad")
        .isInstanceOf(Crash.class);
  }
}
