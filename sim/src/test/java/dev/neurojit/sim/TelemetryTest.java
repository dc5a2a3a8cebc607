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
  void tableSpreadsItsRowsOverTheFlight() {
    Telemetry weak =
        of((altitude, velocity, fuel, time) -> (-1 - 0.05 * altitude - velocity) * 0.2);
    assertThat(weak.table(12))
        .isEqualTo(
            """
              t [s]  altitude [m]  velocity [m/s]  fuel [kg]  throttle
                0.0         500.0          -25.00     1000.0      0.00
                3.5         407.9          -25.34      987.6      0.79
                7.1         324.9          -21.46      965.6      0.84
               10.6         255.4          -17.72      944.0      0.79
               14.2         198.3          -14.61      923.8      0.74
               17.7         151.1          -12.02      904.9      0.69
               21.3         112.4           -9.90      887.1      0.66
               24.8          80.4           -8.15      870.2      0.63
               28.4          54.1           -6.71      854.0      0.60
               31.9          32.4           -5.52      838.4      0.58
               35.5          14.7           -4.55      823.4      0.56
               39.0           0.0           -3.74      808.7      0.55\
            """);
  }

  @Test
  void shortFlightsAreShownWhole() {
    Telemetry fault = of((altitude, velocity, fuel, time) -> time == 0 ? 0.5 : Double.NaN);
    assertThat(fault.table(12))
        .isEqualTo(
            """
              t [s]  altitude [m]  velocity [m/s]  fuel [kg]  throttle
                0.0         500.0          -25.00     1000.0      0.50
                0.0         499.5          -25.00      999.9      0.50\
            """);
    Telemetry atOnce = of((altitude, velocity, fuel, time) -> Double.NaN);
    assertThat(atOnce.table(2).lines()).hasSize(2);
    assertThat(atOnce.fullShare()).isZero();
  }

  @Test
  void aTableOfOneRowIsRefused() {
    Telemetry fall = of((altitude, velocity, fuel, time) -> 0);
    assertThatThrownBy(() -> fall.table(1)).isInstanceOf(IllegalArgumentException.class);
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
