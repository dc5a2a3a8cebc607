package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks in words from the command line, with recorded replies. */
final class BenchTasksTest {
  @TempDir private Path folder;

  @Test
  void ratesAreReportedFreeAndRepaired() throws IOException {
    Cli.Run run =
        Cli.run(
            "bench",
            "--tasks",
            Cli.example("tasks/tasks.jsonl"),
            "replay:" + Cli.example("tasks/replies.jsonl"),
            "--trials",
            "1",
            "--out",
            folder.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("002_hypotenuse, trial 1: syntax, repaired met (answers 5.0)");
    JsonNode rates =
        new ObjectMapper()
            .readTree(folder.resolve("report.json").toFile())
            .at("/tasks/replies.jsonl");
    assertThat(rates.at("/valid/free/hits").asInt()).isEqualTo(3);
    assertThat(rates.at("/valid/repaired/hits").asInt()).isEqualTo(4);
    assertThat(rates.at("/valid/repaired/trials").asInt()).isEqualTo(4);
    assertThat(rates.at("/functional/free/hits").asInt()).isEqualTo(1);
    assertThat(rates.at("/functional/repaired/hits").asInt()).isEqualTo(2);
    assertThat(rates.at("/functional/repaired/trials").asInt()).isEqualTo(3);
    assertThat(rates.at("/functional/gain/gained").asInt()).isEqualTo(1);
    assertThat(folder.resolve("report.html")).content().contains("Functionally right");
    assertThat(folder.resolve("report.md")).content().contains("| 3/4, 75 % (30–95) |");
  }

  @Test
  void wrongUseIsTold() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.jsonl"), "{\"id\": \"1\"}\n");
    assertThat(Cli.run("bench", "--tasks", bad.toString(), "x.gguf").err())
        .contains("bad.jsonl: line 1: \"nl\" is missing");
    assertThat(Cli.run("bench", "--tasks", bad.toString()).err()).contains("no model is named");
    Cli.Run nothing = Cli.run("bench");
    assertThat(nothing.code()).isEqualTo(ExitCode.USAGE);
    assertThat(nothing.err()).contains("--programs or a file with --tasks");
  }
}
