package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Controllers with two results, healed to land in a plane. */
final class PlanarHealTest {
  @TempDir private Path folder;

  private Cli.Run heal(String... more) {
    var arguments =
        new java.util.ArrayList<>(
            java.util.List.of(
                "heal",
                Cli.example("lander2d-weak.mlir"),
                "--scenario=lander2d",
                "--ladder=tuner",
                "--out=" + folder.resolve("healed.mlir"),
                "--journal=" + folder.resolve("runs")));
    arguments.addAll(java.util.List.of(more));
    return Cli.run(arguments.toArray(String[]::new));
  }

  @Test
  void aSwingingLanderIsTunedToLandOnItsPad() throws IOException {
    String weak = Cli.example("lander2d-weak.mlir");
    assertThat(Cli.run("run", weak, "--scenario=lander2d").code()).isEqualTo(ExitCode.FINDINGS);
    Cli.Run run = heal("--json");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertThat(report.toString()).contains("SoftLanding").contains("attitude");
    Cli.Run flown = Cli.run("run", folder.resolve("healed.mlir").toString(), "--scenario=lander2d");
    assertThat(flown.code()).as(flown.out()).isZero();
    assertThat(flown.out()).contains("soft landing");
  }

  @Test
  void aVerticalControllerIsToldTheSignature() {
    Cli.Run run =
        Cli.run(
            "heal",
            Cli.example("lander.mlir"),
            "--scenario=lander2d",
            "--ladder=tuner",
            "--journal=" + folder.resolve("runs"));
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.out() + run.err()).contains("a planar @controller takes 6 to 8 parameters");
  }
}
