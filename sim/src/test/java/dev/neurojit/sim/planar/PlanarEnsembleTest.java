package dev.neurojit.sim.planar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.sim.Ensemble;
import dev.neurojit.sim.Loaded;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Planar scenarios from files, with dispersions. */
final class PlanarEnsembleTest {
  private static final String PLAIN =
      """
      name = "x"
      gravity_m_s2 = 1.62
      dry_mass_kg = 6000
      fuel_mass_kg = 1000
      max_thrust_n = 22680
      min_throttle = 0
      specific_impulse_s = 311
      initial_altitude_m = 500
      initial_velocity_m_s = -25
      time_limit_s = 300
      ceiling_m = 2000
      """;

  private static Loaded.Ok read(String more) {
    return switch (Ensemble.read("x.toml", PLAIN + more)) {
      case Loaded.Ok ok -> ok;
      case Loaded.Rejected(var defect) -> throw new AssertionError(defect.message());
    };
  }

  @Test
  void theBundledOneIsAroundItsNominalStart() {
    PlanarEnsemble ensemble = PlanarEnsemble.lander2d();
    PlanarState start = ensemble.nominal().start();
    assertThat(start).isEqualTo(new PlanarState(0, -120, 500, -4, -25, 0.1, 0, 1000));
    assertThat(ensemble.isDispersed()).isTrue();
    double mean =
        IntStream.range(0, 2000)
            .mapToDouble(i -> ensemble.draw(3, i).start().x())
            .average()
            .orElseThrow();
    assertThat(mean).isBetween(-121.5, -118.5);
  }

  @Test
  void aDrawIsNamedBySeedAndIndex() {
    PlanarEnsemble ensemble = PlanarEnsemble.lander2d();
    assertThat(ensemble.draw(1, 7)).isEqualTo(PlanarEnsemble.lander2d().draw(1, 7));
    assertThat(ensemble.draw(1, 7)).isNotEqualTo(ensemble.draw(1, 8));
    assertThat(ensemble.draw(1, 7)).isNotEqualTo(ensemble.draw(2, 7));
    assertThat(ensemble.drawn(1, 7))
        .containsEntry("initial_x_m", ensemble.draw(1, 7).start().x())
        .containsEntry("initial_altitude_m", ensemble.draw(1, 7).start().z())
        .doesNotContainKeys("gravity_m_s2", "range_m");
  }

  @Test
  void aFileIsPlanarIfItSetsAFigureOfThePlane() {
    assertThat(read("").isPlanar()).isFalse();
    Loaded.Ok planar = read("initial_x_m = 10\n");
    assertThat(planar.isPlanar()).isTrue();
    PlanarEnsemble ensemble = PlanarEnsemble.of(planar);
    assertThat(ensemble.isDispersed()).isFalse();
    assertThat(ensemble.nominal().start().x()).isEqualTo(10);
    assertThat(ensemble.nominal().pad()).isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pad_half_width_m = 5 | missing initial_x_m",
        "initial_x_m = -120;range_m = 100 | x.toml:13:1: range_m is 100",
        "initial_x_m = 0;soft_lean_rad = 0.3 | hard_lean_rad is 0.2",
        "initial_x_m = 0;sensor_delay_s = 0.1 | x.toml:13:1: sensor_delay_s is for vertical",
        "initial_x_m = nan | x.toml:12:1: initial_x_m is NaN",
        "initial_x_m = \"far\" | x.toml:12:1: initial_x_m is text",
        "initial_x_m = { normal = [0, -1] } | x.toml:12:1: initial_x_m has the standard deviation",
        "initial_x = 3 | initial_x_m perhaps",
      })
  void defectsAreTold(String lines, String message) {
    String text = PLAIN + lines.replace(';', '\n') + "\n";
    assertThat(Ensemble.read("x.toml", text))
        .isInstanceOfSatisfying(
            Loaded.Rejected.class,
            rejected -> assertThat(rejected.defect().message()).contains(message));
  }
}
