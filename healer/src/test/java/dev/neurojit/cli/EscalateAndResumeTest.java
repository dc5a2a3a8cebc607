package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.journal.Event;
import dev.neurojit.journal.Journal;
import dev.neurojit.journal.JournalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A second model is asked by rule, and a run that was broken off goes on. */
final class EscalateAndResumeTest {
  /** Runs, but falls like a stone whatever its one constant is. */
  private static final String IDLE =
      """
      func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
        %z = arith.constant 0.0 : f32
        %r = arith.mulf %z, %z : f32
        return %r : f32
      }\
      """;

  private static final String BROKEN = "func.func @controller(%a: f32, %v: f32) -> f32 { what }";

  private static final String GOOD =
      """
      func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
        %slope = arith.constant -0.05 : f32
        %touchdown = arith.constant -1.0 : f32
        %kp = arith.constant 1.5 : f32
        %glide = arith.mulf %altitude, %slope : f32
        %target = arith.addf %glide, %touchdown : f32
        %error = arith.subf %target, %velocity : f32
        %thrust = arith.mulf %error, %kp : f32
        return %thrust : f32
      }\
      """;

  /** Lands once its gain is tuned. */
  private static final String WEAK = GOOD.replace("1.5", "0.3");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"IDLE, STRUCTURE", "BROKEN, NO_PROGRESS", "NOTHING, FAILED"})
  void strongerModelIsAskedByRule(String first, String reason) throws IOException {
    List<String> replies =
        switch (first) {
          case "IDLE" -> List.of(IDLE, GOOD);
          case "BROKEN" -> List.of(BROKEN, BROKEN + "\n// again", GOOD);
          default -> List.of("Sorry, I cannot.");
        };
    Cli.Run run = heal(replay("local", replies), "--escalate", replay("cloud", List.of(GOOD)));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("Healed by replay:cloud.jsonl");
    assertThat(run.err()).contains("escalating to replay:cloud.jsonl");
    assertThat(events(Event.Escalated.class))
        .singleElement()
        .satisfies(event -> assertThat(event.reason()).isEqualTo(reason));
  }

  @Test
  void firstModelIsEnoughWhereItSucceeds() throws IOException {
    Cli.Run run =
        heal(replay("local", List.of(GOOD)), "--escalate", replay("cloud", List.of(GOOD)));
    assertThat(run.out()).contains("Healed by replay:local.jsonl");
    assertThat(events(Event.Escalated.class)).isEmpty();
  }

  @Test
  void repliesWithNothingToJudgeAreTheirOwnVerdicts() throws IOException {
    String same = Files.readString(Path.of(Cli.example("lander.mlir")));
    Cli.Run run = heal(replay("local", List.of("Sorry, I cannot.", same, GOOD)));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(events(Event.ReplyUnused.class))
        .extracting(Event.ReplyUnused::reason)
        .containsExactly("NO_CODE", "NO_CHANGE");
    assertThat(run.out()).contains("reply 3").contains("3 model calls");
  }

  @Test
  void runThatWasKilledGoesOnWithoutAskingAgain() throws IOException {
    heal(replay("local", List.of(IDLE)));
    Path journal = journal();
    Files.writeString(journal.resolve("events.jsonl"), "{\"at\":\"2026", StandardOpenOption.APPEND);
    Cli.Run run =
        Cli.run("heal", "--resume", journal.toString(), "--model", replay("more", List.of(GOOD)));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("resumed with 2 candidates").doesNotContain("tuner:");
    assertThat(run.out()).contains("Healed by replay:more.jsonl reply 1", "3 model calls");
    JournalFile whole = JournalFile.read(journal);
    assertThat(whole.defects()).isEmpty();
    assertThat(whole.candidates()).hasSize(3);
    assertThat(folder.resolve("healed.mlir")).content().contains("%kp");
  }

  @Test
  void resultsThatWereNotJudgedBeforeTheKillAreNotLost() throws IOException {
    heal(replay("local", List.of("Sorry.", IDLE, WEAK)));
    Path events = journal().resolve("events.jsonl");
    List<String> whole = Files.readAllLines(events);
    for (int kept = 1; kept < whole.size(); kept++) {
      if (!whole.get(kept - 1).matches(".*\"(asked|replied|tuned)\".*")) {
        continue;
      }
      Files.write(events, whole.subList(0, kept));
      Cli.Run run = Cli.run("heal", "--resume", journal().toString());
      assertThat(run.code()).as("after %s: %s", whole.get(kept - 1), run.err()).isZero();
      assertThat(run.out()).contains("Healed by replay:local.jsonl reply 3, then tuner");
    }
  }

  @Test
  void tokensBoundARunAcrossItsProcesses() throws IOException {
    String model = replay("local", List.of("Sorry.", BROKEN + " // " + "x".repeat(400), GOOD));
    Cli.Run run = heal(model, "--tokens", "100");
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.out()).contains("Not healed, stopped by --tokens", "2 model calls");
    assertThat(events(Event.Finished.class).getLast().end()).isEqualTo("OUT_OF_TOKENS");
    assertThat(Cli.run("heal", "--resume", journal().toString()).out())
        .contains("stopped by --tokens", "2 model calls");
    Cli.Run more = Cli.run("heal", "--resume", journal().toString(), "--tokens", "1000");
    assertThat(more.out()).contains("Healed by replay:local.jsonl reply 3", "3 model calls");
  }

  @Test
  void spentTokensDoNotEscalate() throws IOException {
    String stronger = replay("cloud", List.of(GOOD));
    Cli.Run run =
        heal(replay("local", List.of("Sorry.", GOOD)), "--tokens", "1", "--escalate", stronger);
    assertThat(run.out()).contains("stopped by --tokens", "1 model call");
    assertThat(events(Event.Escalated.class)).isEmpty();
  }

  @Test
  void theBestTextOfARunWithoutSuccessIsNamed() throws IOException {
    String[] modelOnly = {
      "--ladder", "model", "--attempts", "1", "--model", replay("local", List.of(WEAK))
    };
    Cli.Run run = Cli.run(Cli.heal(Cli.example("lander.mlir"), folder, modelOnly));
    assertThat(run.out())
        .contains("stopped by --attempts")
        .containsPattern("its text: .*texts/[0-9a-f]{64}");
    assertThat(folder.resolve("healed.mlir")).doesNotExist();
  }

  @Test
  void oneProcessAtATimeGoesOnWithARun() throws IOException {
    heal(replay("local", List.of(IDLE)));
    byte[] before = Files.readAllBytes(journal().resolve("events.jsonl"));
    try (Journal other = Journal.append(journal(), Clock.systemUTC())) {
      Cli.Run run = Cli.run("heal", "--resume", other.folder().toString());
      assertThat(run.code()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("another process is at work on this run");
    }
    assertThat(journal().resolve("events.jsonl")).hasBinaryContent(before);
  }

  @Test
  void aProgramThatHasChangedSinceIsToldAndNotRead() throws IOException {
    Path program = folder.resolve("lander.mlir");
    Files.copy(Path.of(Cli.example("lander.mlir")), program);
    Cli.run(Cli.heal(program.toString(), folder, "--ladder", "laws"));
    Files.writeString(program, "something else");
    Cli.Run run = Cli.run("heal", "--resume", journal().toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("note: " + program + " has changed since");
    assertThat(Cli.run("heal", program.toString(), "--resume", journal().toString()).err())
        .contains("name no FILE with --resume");
  }

  @Test
  void damageInAJournalIsToldAndCostsOnlyWhatItHit() throws IOException {
    heal(replay("local", List.of(BROKEN, IDLE)));
    Path events = journal().resolve("events.jsonl");
    List<String> lines = Files.readAllLines(events);
    Files.write(
        events, lines.stream().map(l -> l.contains("reply 2") ? "{\"event\": 7" : l).toList());
    Cli.Run run = Cli.run("heal", "--resume", journal().toString());
    assertThat(run.err()).contains("damaged in the journal, left out: byte ");
    Files.writeString(events, "");
    assertThat(Cli.run("heal", "--resume", journal().toString()).err())
        .contains("broken off before it began", "neurojitc heal FILE");
    Files.writeString(events, "{\"event\":\"started\",\"version\":\"9\",\"text\":\"../x\"}\n");
    assertThat(Cli.run("heal", "--resume", journal().toString()).err())
        .contains("the program as it was given is missing or damaged");
  }

  @Test
  void healedRunNeedsNothingMore() throws IOException {
    heal(replay("local", List.of(GOOD)));
    Cli.Run run = Cli.run("heal", "--resume", journal().toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("Healed by replay:local.jsonl reply 1", "1 model call");
  }

  @Test
  void wrongUseSaysWhatToDo() {
    Cli.Run run = Cli.run("heal", "--resume", folder.resolve("nowhere").toString());
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("no journal can be read there");
    assertThat(Cli.run("heal").err()).contains("name a FILE, or a run with --resume");
    assertThat(Cli.run("heal", Cli.example("lander.mlir"), "--seconds", "0").err())
        .contains("--seconds is 0, expected 1 or more");
  }

  private Cli.Run heal(String model, String... more) {
    String[] given =
        Stream.concat(Stream.of("--ladder", "tuner,model", "--model", model), Stream.of(more))
            .toArray(String[]::new);
    return Cli.run(Cli.heal(Cli.example("lander.mlir"), folder, given));
  }

  private String replay(String name, List<String> replies) throws IOException {
    var lines =
        replies.stream()
            .map(text -> "{\"text\": \"" + text.replace("\n", "\\n").replace("\"", "\\\"") + "\"}")
            .toList();
    Path file = folder.resolve(name + ".jsonl");
    Files.write(file, lines);
    return "replay:" + file;
  }

  private Path journal() throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      return runs.findFirst().orElseThrow();
    }
  }

  private <E extends Event> List<E> events(Class<E> kind) throws IOException {
    return JournalFile.read(journal()).events().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }
}
