package dev.neurojit.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.sim.Quantity;
import dev.neurojit.sim.Scenario;
import dev.neurojit.syntax.Source;
import dev.neurojit.tune.Constants;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FlightTrialTest {
  private static final Source PROGRAM =
      Source.of(
          "p.mlir",
          """
          func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
            %slope = arith.constant -0.05 : f32
            %gain = arith.constant 0.8 : f32
            %glide = arith.mulf %altitude, %slope : f32
            %error = arith.subf %glide, %velocity : f32
            %throttle = arith.mulf %error, %gain : f32
            return %throttle : f32
          }
          """);

  private static Trial trial(Scenario scenario) {
    return LanderObjective.of(scenario)
        .trial(PROGRAM, Constants.of(PROGRAM, EntryPoint.NAME).orElseThrow().parameterised())
        .orElseThrow();
  }

  /** A new trial flies in Java; one that has been asked often, in machine code. */
  @Test
  void costsAreTheSameHoweverOftenItIsAsked() {
    Scenario coarse = Scenario.named("moon").with(Quantity.CONTROL_STEP, 0.5);
    Set<Double> costs = new HashSet<>();
    try (Trial seasoned = trial(coarse)) {
      for (int i = 0; i < 300; i++) {
        seasoned.cost(-0.05, 0.8);
      }
      var random = new Random(3);
      for (int i = 0; i < 40; i++) {
        double[] constants = {-0.2 * random.nextDouble(), 3 * random.nextDouble()};
        try (Trial fresh = trial(coarse)) {
          double cost = fresh.cost(constants);
          assertThat(seasoned.cost(constants)).isEqualTo(cost);
          costs.add(cost);
        }
      }
    }
    assertThat(costs).hasSizeGreaterThan(20);
  }
}
