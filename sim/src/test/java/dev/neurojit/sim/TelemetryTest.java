package dev.neurojit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TelemetryTest {
  private static final Scenario MOON = Scenario.named("moon");

  private static Telemetry of(Controller controller) {
    return Telemetry.of(Simulator.fly(controller, MOON));
  }

  @Test
  void theCourseSpreadsItsSamplesOverTheFlight() {
    Telemetry weak =
        of((altitude, velocity, fuel, time) -> (-1 - 0.05 * altitude - velocity) * 0.2);
    assertThat(weak.course(4))
        .isEqualTo(
            "0.0 s: 500 m, -25.0 m/s, throttle 0.00; 13.0 s: 216 m, -15.6 m/s, throttle 0.76;"
                + " 26.0 s: 71 m, -7.6 m/s, throttle 0.62; 39.0 s: 0 m, -3.7 m/s, throttle 0.55");
  }

  @Test
  void shortFlightsAreShownWhole() {
    Telemetry fault = of((altitude, velocity, fuel, time) -> time == 0 ? 0.5 : Double.NaN);
    assertThat(fault.course(12))
        .isEqualTo(
            "0.0 s: 500 m, -25.0 m/s, throttle 0.50; 0.0 s: 500 m, -25.0 m/s, throttle 0.50");
    Telemetry atOnce = of((altitude, velocity, fuel, time) -> Double.NaN);
    assertThat(atOnce.course(2)).doesNotContain(";");
    assertThat(atOnce.fullShare()).isZero();
  }

  @Test
  void aCourseOfOneSampleIsRefused() {
    Telemetry fall = of((altitude, velocity, fuel, time) -> 0);
    assertThatThrownBy(() -> fall.course(1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aBriefTellsOnlyWhatIsWorthIt() {
    assertThat(of((altitude, velocity, fuel, time) -> 0).brief())
        .isEqualTo("crash at 47.4 m/s after 13.8 s, 1000 kg fuel left");
    assertThat(of((altitude, velocity, fuel, time) -> time < 5 ? 1 : -0.5 - velocity).brief())
        .isEqualTo(
            "crash at 13.9 m/s after 283.3 s, 0 kg fuel left; fuel ran out at 59 m, 275.4 s");
    assertThat(of((altitude, velocity, fuel, time) -> time < 30 ? 1 : 0).brief())
        .endsWith("; climbed to 690 m at 45.5 s");
  }

  @Test
  void factsOfAFlightThatRanDry() {
    Telemetry dry = of((altitude, velocity, fuel, time) -> time < 5 ? 1 : -0.5 - velocity);
    assertThat(dry.facts())
        .isEqualTo(
            """
            crash at 13.9 m/s after 283.3 s, 0 kg fuel left
            peak speed 25.0 m/s downwards at 500 m, 0.0 s
            fuel ran out at 59 m, 275.4 s
            throttle at its maximum 1.00 in 5% of the powered flight, at its minimum 0.00 in 0%\
            """);
  }

  @Test
  void factsOfAFlightThatClimbed() {
    Telemetry climb = of((altitude, velocity, fuel, time) -> time < 30 ? 1 : 0);
    assertThat(climb.facts())
        .isEqualTo(
            """
            crash at 47.3 m/s after 74.7 s, 777 kg fuel left
            peak speed 47.3 m/s downwards at 0 m, 74.7 s
            fuel did not run out
            throttle at its maximum 1.00 in 40% of the powered flight, at its minimum 0.00 in 60%
            climbed to 690 m at 45.5 s\
            """);
  }
}
