package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.cli.render.Glyphs;
import dev.neurojit.cli.render.Style;
import dev.neurojit.journal.JournalFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** A run that was started in one folder goes on in another: with the files of the first. */
final class ResumeElsewhereTest {
  private static final String WRONG = "func.func @f(%x: i8) -> i8 {\n  return %x : i8\n}\n";

  private static final String RIGHT =
      """
      func.func @f(%x: i8) -> i8 {
        %c = arith.constant 77 : i8
        %r = arith.xori %x, %c : i8
        return %r : i8
      }
      """;

  @TempDir private Path start;
  @TempDir private Path runs;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(start.resolve("f.mlir"), WRONG);
    Files.writeString(start.resolve("ref.mlir"), RIGHT);
    Files.writeString(
        start.resolve("replies.jsonl"),
        "{\"text\": \"Sorry.\"}\n{\"text\": \"%s\"}\n".formatted(RIGHT.replace("\n", "\\n")));
    Files.createDirectory(start.resolve("cases"));
  }

  @Test
  void filesOfTheStartAreRead() throws IOException {
    Path run = brokenOff();
    Cli.Run resumed = Cli.run("heal", "--resume", run.toString(), "--attempts", "5");
    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(resumed.err()).doesNotContain("note:");
    assertThat(resumed.out()).contains("Healed by replay:replies.jsonl reply 2");
    assertThat(start.resolve("f.healed.mlir")).exists();
  }

  @ParameterizedTest
  @CsvSource({
    "ref.mlir, --objective, --objective reference:FILE",
    "replies.jsonl, --model, --model replay:FILE",
    "cases, --cases, --cases DIR"
  })
  void aFileThatIsGoneIsNamedWithTheOptionThatMendsIt(String gone, String option, String again)
      throws IOException {
    Path run = brokenOff();
    Files.move(start.resolve(gone), runs.resolve(gone));
    Cli.Run resumed = Cli.run("heal", "--resume", run.toString());
    assertThat(resumed.code()).isEqualTo(ExitCode.USAGE);
    assertThat(resumed.err())
        .contains(start.resolve(gone) + ": no such file", "started with " + option, "in " + start)
        .contains("neurojitc heal --resume " + run + " " + again);
  }

  @Test
  void whatIsGivenNowIsNotAskedOfThen() throws IOException {
    Path run = brokenOff();
    Files.move(start.resolve("ref.mlir"), runs.resolve("moved.mlir"));
    Cli.Run resumed =
        Cli.run(
            "heal",
            "--resume=" + run,
            "--attempts=5",
            "--ladder=model",
            "--objective=reference:" + runs.resolve("moved.mlir"));
    assertThat(resumed.code()).as(resumed.err()).isZero();
  }

  @Test
  void oldRunsAreReadFromTheCurrentFolder() throws IOException {
    Path run = brokenOff();
    Path events = run.resolve("events.jsonl");
    Files.writeString(
        events, Files.readString(events).replaceFirst(",\"directory\":\"[^\"]*\"", ""));
    Cli.Run resumed = Cli.run("heal", "--resume", run.toString());
    assertThat(resumed.code()).isEqualTo(ExitCode.USAGE);
    assertThat(resumed.err())
        .contains("error: ref.mlir: no such file", "where, it does not tell")
        .contains("in the folder where the run was started");
  }

  @Test
  void optionsInAFileOfArgumentsAreRecordedThemselves() throws IOException {
    Path options = Files.writeString(runs.resolve("options"), "--ladder=laws\n--seed\n7\n");
    Cli.run(
        Cli.heal(
            start.resolve("f.mlir").toString(),
            runs,
            "--objective=reference:" + start.resolve("ref.mlir"),
            "-q",
            "@" + options));
    Files.delete(options);
    try (Stream<Path> all = Files.list(runs.resolve("runs"))) {
      Path run = all.findFirst().orElseThrow();
      assertThat(JournalFile.read(run).started().orElseThrow().arguments())
          .contains("--ladder=laws", "--seed=7", start.resolve("f.mlir").toString());
      assertThat(Cli.run("heal", "--resume", run.toString()).out()).contains("Not healed");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "program":"f.mlir" | "program":"ZERO"      | names no program
          "arguments":[      | "arguments":["--odd", | Unknown option: '--odd'
          "arguments":[      | "arguments":[null,    | Not healed
          "directory":"      | "directory":"ZERO     | where, it does not tell
          "directory":"/     | "directory":"relative | where, it does not tell
          """)
  void aTamperedStartIsNoDefectOfTheProduct(String then, String now, String message)
      throws IOException {
    Path run = brokenOff();
    Path events = run.resolve("events.jsonl");
    Files.writeString(
        events, Files.readString(events).replace(then, now.replace("ZERO", "\\u0000")));
    Cli.Run resumed = Cli.run("heal", "--resume", run.toString());
    assertThat(resumed.code()).isIn(ExitCode.FINDINGS, ExitCode.USAGE);
    assertThat(resumed.err() + resumed.out()).contains(message);
  }

  @Test
  void everyOptionThatNamesAFileIsMoved() {
    CommandLine heal = heal();
    var folder = new StartFolder(start);
    List<OptionSpec> naming =
        heal.getCommandSpec().options().stream()
            .filter(option -> option.paramLabel().matches(".*(FILE|DIR|MODEL|OBJECTIVE)|RUN"))
            .toList();
    assertThat(naming).hasSize(9);
    for (OptionSpec option : naming) {
      String prefix = option.longestName().equals("--objective") ? "reference:" : "";
      OptionSpec given =
          heal.parseArgs(option.longestName(), prefix + "a/b.toml")
              .matchedOption(option.longestName());
      assertThat(folder.words(given))
          .containsExactly(option.longestName() + "=" + prefix + start.resolve("a/b.toml"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--model, gemini:gemini-2.5-flash",
    "--model, openai:m@http://localhost:1/v1",
    "--scenario, mars",
    "--scenario, lander2d",
    "--objective, fastest",
    "--objective, lander",
    "--ladder, 'tuner,model'",
    "--seed, 7"
  })
  void whatNamesNoFileIsLeft(String option, String value) {
    CommandLine heal = heal();
    OptionSpec given = heal.parseArgs(option, value).matchedOption(option);
    assertThat(new StartFolder(start).words(given)).containsExactly(option + "=" + value);
  }

  private static CommandLine heal() {
    var nowhere = new PrintWriter(Writer.nullWriter());
    var terminal =
        new Terminal(nowhere, nowhere, Style.PLAIN, Style.PLAIN, Glyphs.UNICODE, Terminal.Live.NO);
    return NeurojitCommand.commandLine(terminal, InputStream.nullInputStream())
        .parseArgs("heal")
        .subcommand()
        .commandSpec()
        .commandLine();
  }

  /** A run whose command line was written in {@code start}, stopped after its first question. */
  private Path brokenOff() throws IOException {
    Cli.run(
        "heal",
        start.resolve("f.mlir").toString(),
        "--ladder=tuner,model",
        "--attempts=1",
        "--objective=reference:" + start.resolve("ref.mlir"),
        "--model=replay:" + start.resolve("replies.jsonl"),
        "--cases=" + start.resolve("cases"),
        "--journal=" + runs.resolve("runs"));
    try (Stream<Path> all = Files.list(runs.resolve("runs"))) {
      Path run = all.findFirst().orElseThrow();
      Path events = run.resolve("events.jsonl");
      Files.writeString(
          events,
          Files.readString(events)
              .replace(start + "/", "")
              .replaceFirst("\"directory\":\"[^\"]*\"", "\"directory\":\"" + start + "\""));
      return run;
    }
  }
}
