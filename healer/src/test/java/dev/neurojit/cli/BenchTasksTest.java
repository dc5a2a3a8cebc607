package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.neurojit.bench.Answer;
import dev.neurojit.bench.Fate;
import dev.neurojit.bench.Session;
import dev.neurojit.bench.Treatment;
import dev.neurojit.bench.Trial;
import dev.neurojit.bench.TrialFile;
import dev.neurojit.llm.gguf.RandomGguf;
import dev.neurojit.llm.grammar.Gbnf;
import dev.neurojit.llm.grammar.GbnfRead;
import dev.neurojit.tasks.TaskFile;
import dev.neurojit.tasks.TaskForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
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
  void aConstrainedBabblerWritesTheTasksFunctions() throws IOException {
    Path model = RandomGguf.TINY.write(folder.resolve("random.gguf"));
    String affine = "{\"id\": \"affine\", \"dialect\": \"affine\", \"nl\": \"Sum.\"}\n";
    String shipped = Files.readString(Path.of(Cli.example("tasks/tasks.jsonl")));
    Path tasks = Files.writeString(folder.resolve("tasks.jsonl"), shipped + affine);
    Path out = folder.resolve("out");
    String[] command = {
      "bench",
      "--tasks",
      tasks.toString(),
      model.toString(),
      "--trials",
      "1",
      "--decoding",
      "free,constrained",
      "--out",
      out.toString()
    };
    Cli.Run run = Cli.run(command);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("note: affine is answered freely: the grammar knows no operations of the");
    TrialFile file = TrialFile.read(out);
    for (Trial trial : file.trials()) {
      Answer answer = Objects.requireNonNull(trial.answer());
      boolean constrained = trial.arm().endsWith("(constrained)");
      boolean obeys = constrained && !trial.program().equals("affine");
      assertThat(answer.decoding()).isEqualTo(obeys ? "CONSTRAINED" : "FREE");
      if (obeys) {
        obeys(file, trial, String.valueOf(answer.reply()));
      }
    }
    assertThat(out.resolve("report.md"))
        .content()
        .contains("`random.gguf (free)` and `random.gguf (constrained)`")
        .contains("`random.gguf (constrained)` answered `affine` freely");
    assertThat(Cli.run(command).code()).isZero();
    assertThat(TrialFile.read(out).trials()).isEqualTo(file.trials());
  }

  /** A babbler seldom says return: of what it says, all but the last line must be MLIR. */
  private static void obeys(TrialFile file, Trial trial, String reply) {
    Session.Subject subject =
        file.sessions().getFirst().subjects().stream()
            .filter(each -> each.name().equals(trial.program()))
            .findFirst()
            .orElseThrow();
    var task = TaskFile.accepted(file.texts().text(subject.sha256()));
    var form = ((TaskForm.Covered) TaskForm.of(task)).form();
    String text = file.texts().text(reply);
    assertThat(((GbnfRead.Ok) form.grammar()).grammar().match(text))
        .as(text)
        .isNotEqualTo(Gbnf.Match.NONE);
    assertThat(trial.fate(Treatment.WRITTEN)).isNotIn(Fate.TYPE, Fate.SSA, Fate.NO_OP);
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
