package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gymnasium's task on the command line. */
final class LunarRunTest {
  private static Cli.Run fly(String... options) {
    var arguments =
        new ArrayList<>(List.of("run", Cli.example("lunarlander.mlir"), "--scenario=lunarlander"));
    arguments.addAll(List.of(options));
    return Cli.run(arguments.toArray(String[]::new));
  }

  @Test
  void theExampleIsScoredOverManyEpisodes() {
    Cli.Run run = fly("--scenarios=40");
    assertThat(run.out())
        .startsWith("40 episodes of lunarlander, seed 1")
        .contains("score: mean", "came to rest", "worst episodes", "--seed 1 --case");
  }

  @Test
  void anEpisodeIsTheSameAloneAndAmongMany() throws IOException {
    JsonNode many = new ObjectMapper().readTree(fly("--scenarios=4", "--format=json").out());
    JsonNode one = new ObjectMapper().readTree(fly("--case=3", "--format=json").out());
    assertThat(many.get(3)).isEqualTo(one);
    assertThat(fly("--case=3", "--format=csv").out().lines())
        .hasSize(1 + one.get("steps").asInt())
        .startsWith("step,x,y,vx,vy,angle,rate,left,right,main,lateral,reward");
  }

  @Test
  void whatDoesNotFitIsSaid() {
    Cli.Run plot = fly("--plot=x.svg");
    assertThat(plot.code()).isEqualTo(ExitCode.USAGE);
    assertThat(plot.err()).contains("lunarlander knows no --watch, --plot");
    Cli.Run heal = Cli.run("heal", Cli.example("lunarlander.mlir"), "--scenario=lunarlander");
    assertThat(heal.code()).isEqualTo(ExitCode.USAGE);
    assertThat(heal.err()).contains("which only `neurojitc run` flies");
    Cli.Run vertical = Cli.run("run", Cli.example("lander.mlir"), "--scenario=lunarlander");
    assertThat(vertical.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(vertical.err()).contains("takes 6 to 8 parameters");
  }
}
