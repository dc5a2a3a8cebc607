package dev.neurojit.certify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.sim.Ensemble;
import dev.neurojit.sim.Fleet;
import dev.neurojit.sim.Loaded;
import dev.neurojit.sim.Outcome;
import dev.neurojit.sim.SoftLanding;
import dev.neurojit.syntax.Source;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever flies a campaign, in batches of any size, its certificate is the same. */
final class FleetsTest {
  private static final Source PROGRAM =
      Source.of(
          "p.mlir",
          """
          func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
            %slope = arith.constant -0.05 : f32
            %touchdown = arith.constant -1.0 : f32
            %gain = arith.constant 0.8 : f32
            %glide = arith.mulf %altitude, %slope : f32
            %target = arith.addf %glide, %touchdown : f32
            %error = arith.subf %target, %velocity : f32
            %throttle = arith.mulf %error, %gain : f32
            return %throttle : f32
          }
          """);

  private static final String SCENARIO =
      """
      name = "drizzle"
      gravity_m_s2 = 1.62
      dry_mass_kg = { normal = [6000.0, 100.0] }
      fuel_mass_kg = { uniform = [60.0, 1000.0] }
      max_thrust_n = 22680.0
      min_throttle = 0.1
      specific_impulse_s = 311.0
      initial_altitude_m = { normal = [500.0, 60.0] }
      initial_velocity_m_s = { uniform = [-60.0, -5.0] }
      control_step_s = { uniform = [0.05, 0.2] }
      time_limit_s = 300.0
      ceiling_m = 2000.0
      """;

  private static final Campaign CAMPAIGN = campaign(SCENARIO, 600);

  private static Campaign campaign(String scenario, int count) {
    return switch (Ensemble.read("drizzle.toml", scenario)) {
      case Loaded.Ok(Ensemble ensemble, var _, String _) -> new Campaign(ensemble, 7, count);
      case Loaded.Rejected(var defect) -> throw new AssertionError(defect.message());
    };
  }

  private static List<Outcome> inJava(Campaign campaign) {
    try (Fleet fleet = Fleets.inJava(PROGRAM, 1)) {
      return campaign.fly(fleet, (_, _) -> {});
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 600", "3, 600", "2, 599", "2, 17", "1, 1"})
  void machineCodeFliesAsJavaDoes(int threads, int batch) {
    List<Outcome> expected = inJava(CAMPAIGN);
    assertThat(expected).hasAtLeastOneElementOfType(SoftLanding.class);
    assertThat(Summary.of(CAMPAIGN, expected).softLandings().share()).isLessThan(1);
    try (Fleet fleet = Fleets.inMachineCode(PROGRAM, CAMPAIGN, threads).orElseThrow()) {
      var counted = new AtomicLong();
      List<Outcome> flown = CAMPAIGN.fly(fleet, batch, (_, steps) -> counted.set(steps));
      assertThat(flown).isEqualTo(expected);
      assertThat(Summary.of(CAMPAIGN, flown)).isEqualTo(Summary.of(CAMPAIGN, expected));
      assertThat(counted).hasValue(Summary.of(CAMPAIGN, flown).controlSteps());
    }
  }

  @Test
  void scenariosThatMachineCodeDoesNotKnowFlyInJava() {
    Campaign lagging = campaign(SCENARIO + "throttle_lag_s = { uniform = [0.0, 0.3] }\n", 500);
    assertThat(Fleets.inMachineCode(PROGRAM, lagging, 1)).isEmpty();
    try (Fleet fleet = Fleets.of(PROGRAM, lagging, 2)) {
      assertThat(lagging.fly(fleet, (_, _) -> {})).isEqualTo(inJava(lagging));
    }
  }
}
