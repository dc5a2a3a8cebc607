package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three examples and the first experiments' trials end in a soft landing, by who should. */
final class HealExamplesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lander.mlir              | crash        | Healed by law linear-profile, then tuner
          lander-weak.mlir         | hard landing | Healed by tuner
          """)
  void exampleLands(String example, String before, String credit) {
    Cli.Run run = Cli.run(Cli.heal(Cli.example(example), folder));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains(before);
    assertThat(run.out()).contains(credit).contains("no model was asked").contains("soft landing");
    assertThat(Cli.run("run", folder.resolve("healed.mlir").toString()).code()).isZero();
  }

  @Test
  void hallucinatedExampleIsRepairedAndLands() {
    Cli.Run run = Cli.run(Cli.heal(Cli.example("lander-hallucinated.mlir"), folder));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("^").contains("repaired NJ");
    assertThat(run.out()).contains("Healed by repair rules").contains("no model was asked");
    assertThat(Cli.run("check", folder.resolve("healed.mlir").toString()).code()).isZero();
  }

  @Test
  void healedProgramKeepsTheUsersTextAroundTheChange() throws IOException {
    Cli.run(Cli.heal(Cli.example("lander-weak.mlir"), folder));
    String given = Files.readString(Path.of(Cli.example("lander-weak.mlir")));
    String healed = Files.readString(folder.resolve("healed.mlir"));
    assertThat(healed.lines().count()).isEqualTo(given.lines().count());
    assertThat(healed.lines().filter(line -> !given.contains(line)))
        .hasSizeLessThanOrEqualTo(3)
        .allMatch(line -> line.contains("arith.constant"));
  }

  @Test
  void firstTrialLandsOnceItsConstantsAreTuned() {
    Cli.Run run = trial("trial-1-qwen2.5-coder-7b.jsonl");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("11.1 tok/s").contains("hard landing");
    assertThat(run.out())
        .containsPattern("Healed by .*trial-1-qwen.* reply 1.*, then tuner")
        .contains("1 model call");
  }

  @Test
  void secondTrialIsRepairedWithoutAnotherModelCall() {
    Cli.Run run = trial("trial-2-deepseek-coder-v2-lite.jsonl");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("Healed by .*trial-2-deepseek.* reply 1, then repair rules")
        .contains("1 model call");
  }

  @Test
  void sameSeedGivesTheSameProgram() throws IOException {
    Path again = Files.createDirectory(folder.resolve("again"));
    Cli.run(Cli.heal(Cli.example("lander.mlir"), folder, "--seed", "7"));
    Cli.run(Cli.heal(Cli.example("lander.mlir"), again, "--seed", "7"));
    assertThat(again.resolve("healed.mlir")).hasSameTextualContentAs(folder.resolve("healed.mlir"));
  }

  @ParameterizedTest
  @CsvSource({"mars", "earth"})
  void otherScenariosAreHealedToo(String scenario) {
    Cli.Run run = Cli.run(Cli.heal(Cli.example("lander.mlir"), folder, "--scenario", scenario));
    assertThat(run.code()).as(run.err() + run.out()).isZero();
  }

  @Test
  void landingProgramIsLeftAlone() throws IOException {
    Cli.run(Cli.heal(Cli.example("lander-weak.mlir"), folder));
    Path good = Files.copy(folder.resolve("healed.mlir"), folder.resolve("good.mlir"));
    Path again = Files.createDirectory(folder.resolve("again"));
    Cli.Run run = Cli.run(Cli.heal(good.toString(), again));
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Nothing to heal");
    assertThat(again.resolve("healed.mlir")).doesNotExist();
  }

  private Cli.Run trial(String replies) {
    return Cli.run(
        Cli.heal(
            Cli.example("lander.mlir"),
            folder,
            "--model",
            "replay:" + Cli.example("replies/" + replies),
            "--ladder",
            "tuner,model"));
  }
}
