package dev.neurojit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every outcome is reached by a flight, and says so in one line. */
class OutcomeTest {
  private static final Scenario MOON = Scenario.named("moon");

  private static Outcome fly(Controller controller) {
    return Simulator.outcome(controller, MOON);
  }

  private static Controller profile(double gain) {
    return (altitude, velocity, fuel, time) -> (-1 - 0.05 * altitude - velocity) * gain;
  }

  @Test
  void softLanding() {
    assertThat(fly(profile(1)))
        .isInstanceOf(SoftLanding.class)
        .extracting(Outcome::describe)
        .isEqualTo("soft landing at 1.6 m/s after 56.8 s, 740 kg fuel left");
  }

  @Test
  void hardLanding() {
    assertThat(fly(profile(0.2)))
        .isInstanceOf(HardLanding.class)
        .extracting(Outcome::describe)
        .isEqualTo("hard landing at 3.8 m/s after 39.0 s, 809 kg fuel left");
  }

  @Test
  void crash() {
    assertThat(fly((altitude, velocity, fuel, time) -> 0))
        .isInstanceOf(Crash.class)
        .extracting(Outcome::describe)
        .isEqualTo("crash at 47.4 m/s after 13.8 s, 1000 kg fuel left");
  }

  @Test
  void crashWithAnEmptyTank() {
    Outcome end = fly((altitude, velocity, fuel, time) -> -0.5 - velocity);
    assertThat(end).isInstanceOf(Crash.class);
    assertThat(end.fuelLeft()).isZero();
    assertThat(end.describe()).isEqualTo("crash at 13.9 m/s after 283.3 s, 0 kg fuel left");
  }

  @Test
  void outOfTime() {
    Controller slow = (altitude, velocity, fuel, time) -> (-1 - velocity) * 0.5;
    Outcome end = Simulator.outcome(slow, Scenario.named("earth"));
    assertThat(end).isInstanceOf(OutOfTime.class);
    assertThat(end.time()).isEqualTo(120);
    assertThat(end.describe())
        .isEqualTo("out of time after 120.0 s at 306 m, velocity -1.7 m/s, 212 kg fuel left");
  }

  @Test
  void escaped() {
    Outcome end = fly((altitude, velocity, fuel, time) -> 1);
    assertThat(end).isInstanceOf(Escaped.class);
    assertThat(end.describe())
        .isEqualTo("escaped upwards after 59.4 s at 2000 m, velocity 77.6 m/s, 558 kg fuel left");
  }

  @Test
  void nanIsAFault() {
    Outcome end = fly((altitude, velocity, fuel, time) -> time < 10 ? 0.5 : Double.NaN);
    assertThat(end).isInstanceOf(Fault.class);
    assertThat(((Fault) end).reason()).isEqualTo(Fault.Reason.NAN);
    assertThat(end.describe())
        .isEqualTo(
            "controller fault (NaN) after 10.0 s at 250 m, velocity -25.0 m/s, 963 kg fuel left:"
                + " it returned NaN");
  }

  @Test
  void whatTheControllerThrowsIsAFault() {
    for (Fault.Reason reason : Fault.Reason.values()) {
      Controller faulty =
          (altitude, velocity, fuel, time) -> {
            throw new ControllerFault(reason, "division by zero");
          };
      assertThat(fly(faulty))
          .isEqualTo(new Fault(reason, "division by zero", new State(0, 500, -25, 1000)));
    }
    assertThat(new ControllerFault(Fault.Reason.TRAP, "x").getStackTrace()).isEmpty();
  }

  @Test
  void touchdownSpeedIsNeverRoundedDown() {
    assertThat(new HardLanding(2.0001, 1, 1).describe()).startsWith("hard landing at 2.1 m/s");
    assertThat(new SoftLanding(2, 1, 1).describe()).startsWith("soft landing at 2.0 m/s");
    assertThat(new SoftLanding(1.1, 1, 1).describe()).startsWith("soft landing at 1.1 m/s");
  }
}
