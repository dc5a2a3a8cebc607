package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.neurojit.bench.Answer;
import dev.neurojit.bench.Fate;
import dev.neurojit.bench.Launcher;
import dev.neurojit.bench.Treatment;
import dev.neurojit.bench.Trial;
import dev.neurojit.bench.TrialFile;
import dev.neurojit.llm.gguf.ScriptedGguf;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Experiments from the command line, each trial in its own process. */
final class BenchCommandTest {
  /** Lacks a type, and has too low a gain: mended by the rules, then by the tuner. */
  private static final String ANSWER =
      """
      ```mlir
      func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
        %k = arith.constant -0.05 : f32
        %t = arith.constant -1.0 : f32
        %kp = arith.constant 0.2 : f32
        %g = arith.mulf %altitude, %k : f32
        %target = arith.addf %g, %t
        %error = arith.subf %target, %velocity : f32
        %thrust = arith.mulf %error, %kp : f32
        return %thrust : f32
      }
      ```
      """;

  @TempDir private Path folder;
  private Path programs;

  @BeforeEach
  void program() throws IOException {
    programs = Files.createDirectories(folder.resolve("programs"));
    Files.copy(Path.of(Cli.example("lander.mlir")), programs.resolve("lander.mlir"));
  }

  @Test
  void modelsAndBaselinesAreTriedAndReported() throws IOException {
    Path gguf = ScriptedGguf.write(folder.resolve("scripted.gguf"), ANSWER);
    Path replies =
        Files.writeString(folder.resolve("prose.jsonl"), "{\"text\": \"Sorry, I cannot.\"}\n");
    Cli.Run run = bench(gguf.toString(), "replay:" + replies, "--trials", "1");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("[5 of 5", "scripted.gguf", "prose.jsonl");
    assertThat(run.out()).contains("scripted.gguf", "Recommended: ", "report.html");
    assertThat(fates(trial("identity"))).containsExactly(Fate.CRASH, Fate.CRASH, Fate.CRASH);
    assertThat(fates(trial("laws"))).last().isEqualTo(Fate.LANDED);
    assertThat(fates(trial("prose.jsonl"))).containsOnly(Fate.NO_OP);
    Trial local = trial("scripted.gguf");
    assertThat(fates(local)).containsExactly(Fate.SYNTAX, Fate.HARD, Fate.LANDED);
    Answer answer = Objects.requireNonNull(local.answer());
    assertThat(answer.warmUpSeconds()).isPositive();
    assertThat(answer.tokensPerSecond()).isPositive();
    assertThat(answer.promptTokens()).isPositive();
    assertThat(Objects.requireNonNull(local.looks().get(Treatment.REPAIRED)).repairs())
        .isNotEmpty();
    assertThat(local.usage().peakBytes()).isGreaterThan(50 << 20);
    JsonNode report = new ObjectMapper().readTree(folder.resolve("out/report.json").toFile());
    JsonNode card = report.at("/session/arms/3");
    assertThat(card.get("architecture").asText()).isEqualTo("llama");
    assertThat(card.get("sha256").asText()).hasSize(64);
    assertThat(folder.resolve("out/report.md"))
        .content()
        .contains("scripted.gguf` on `lander.mlir");
  }

  private Trial trial(String arm) throws IOException {
    return TrialFile.read(folder.resolve("out")).trials().stream()
        .filter(trial -> trial.arm().equals(arm))
        .findFirst()
        .orElseThrow();
  }

  private static List<Fate> fates(Trial trial) {
    return List.of(
        trial.fate(Treatment.WRITTEN), trial.fate(Treatment.REPAIRED), trial.fate(Treatment.TUNED));
  }

  @Test
  void aKilledRunGoesOn() throws IOException, InterruptedException {
    var command = new ArrayList<>(Launcher.of(List.of()).java());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "dev.neurojit.cli.Main", "bench"));
    command.addAll(
        List.of("--programs", programs.toString(), "--out", folder.resolve("out").toString()));
    Process killed = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader said = killed.inputReader()) {
      assertThat(said.readLine()).contains("identity on lander.mlir, trial 1");
      killed.destroyForcibly().waitFor();
    }
    Path trials = folder.resolve("out").resolve(TrialFile.NAME);
    Files.writeString(trials, "{\"entry\":\"trial\",", java.nio.file.StandardOpenOption.APPEND);
    Cli.Run run = bench();
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("was cut off (17 bytes) and is removed", "rules on lander.mlir")
        .doesNotContain("identity on lander.mlir");
    assertThat(TrialFile.read(folder.resolve("out")).trials()).hasSize(3);
    Cli.Run mars = bench("--scenario", "mars");
    assertThat(mars.code()).isEqualTo(ExitCode.USAGE);
    assertThat(mars.err()).contains("other settings", "name another folder with --out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gpt:4 | no kind of model 'gpt:'",
        "none.gguf | none.gguf",
        "replay:none.jsonl | does not exist",
        "--trials=0 | --trials is 0, expected 1 or more",
        "--decoding=free,loose | Invalid value for option '--decoding'",
        "--scenario=pluto | pluto",
        "--programs=/nowhere | should be specified only once",
      })
  void wrongUseIsToldBeforeAnythingRuns(String argument, String message) {
    Cli.Run run = bench(argument);
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(message);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aFolderWithoutProgramsIsTold() throws IOException {
    Files.delete(programs.resolve("lander.mlir"));
    Cli.Run run = bench();
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("holds no program", "put .mlir files there");
    assertThat(Cli.run("bench", "--programs", folder.resolve("no").toString()).err())
        .contains("no such folder");
  }

  private Cli.Run bench(String... more) {
    List<String> fixed =
        List.of(
            "bench", "--programs", programs.toString(), "--out", folder.resolve("out").toString());
    return Cli.run(
        java.util.stream.Stream.concat(fixed.stream(), java.util.Arrays.stream(more))
            .toArray(String[]::new));
  }
}
