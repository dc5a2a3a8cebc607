package dev.neurojit.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurojit.propose.Decoding;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials whose processes die are verdicts, and the run goes on. */
final class BenchTest {
  /** For trials whose end does not depend on the time they have. */
  private static final Settings PATIENT = new Settings("lander/moon", 4, 1, 4096, "FREE", 1, 60);

  @TempDir private Path folder;

  private final List<String> begun = new ArrayList<>();
  private final List<Pace> paces = new ArrayList<>();
  private final ModelFiles files = new ModelFiles();

  @Test
  void everyDeathIsAVerdictAndTheRunGoesOn() throws Exception {
    Plan plan = plan(1, List.of(), "fine", "signal", "memory", "nonsense");
    run(new Plan(plan.arms().subList(0, 1), plan.programs(), "moon", PATIENT));
    assertThat(trial("fine").end()).isEqualTo(Trial.End.FINISHED);
    Trial signal = trial("signal");
    assertThat(signal.end()).isEqualTo(Trial.End.CRASHED);
    assertThat(signal.problem()).contains("SIGSEGV", "while judging the repaired program");
    assertThat(signal.fate(Treatment.WRITTEN)).isEqualTo(Fate.SYNTAX);
    assertThat(signal.fate(Treatment.TUNED)).isEqualTo(Fate.TRAP);
    Trial memory = trial("memory");
    assertThat(memory.end()).isEqualTo(Trial.End.OUT_OF_MEMORY);
    assertThat(memory.fate(Treatment.WRITTEN)).isEqualTo(Fate.NO_LOAD);
    assertThat(trial("nonsense").end()).isEqualTo(Trial.End.CRASHED);
    assertThat(paces.getLast().done()).isEqualTo(4);
    assertThat(paces.getFirst().remaining()).isPresent();
  }

  @Test
  void whatHangsIsEnded() throws Exception {
    Plan plan = plan(1, List.of(), "hang");
    run(new Plan(plan.arms().subList(0, 1), plan.programs(), "moon", plan.settings()));
    Trial hang = trial("hang");
    assertThat(hang.end()).isEqualTo(Trial.End.TIMED_OUT);
    assertThat(hang.line(Treatment.TUNED)).contains("took more than 2 s");
    assertThat(hang.usage().wallSeconds()).isGreaterThan(2);
    assertThat(hang.usage().peakBytes()).isGreaterThan(1 << 20);
    assertThat(hang.usage().cpuSeconds()).isPositive();
  }

  private Trial trial(String program) throws IOException {
    return TrialFile.read(folder).trials().stream()
        .filter(trial -> trial.program().equals(program))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aModelThatDecodesInTwoWaysIsTwoArms() throws Exception {
    Path replies = Files.writeString(folder.resolve("replies.jsonl"), "{\"text\": \"a\"}\n");
    ModelCard card = ModelCard.of("m", "replay:" + replies, files);
    Plan plan = plan(1, List.of(), "fine");
    Settings some = plan.settings();
    Settings both = new Settings(some.objective(), 1, 1, some.context(), "FREE,CONSTRAINED", 1, 2);
    var plain = new Plan(List.of(), plan.programs(), "moon", some);
    assertThat(plain.request(new Plan.Slot(card, Source.of("fine", ""), 1), "").decoding())
        .isEqualTo(Decoding.FREE);
    assertThat(both.decodings()).containsExactly(Decoding.FREE, Decoding.CONSTRAINED);
    for (Decoding way : both.decodings()) {
      ModelCard arm = card.decoding(way);
      var asked = new Plan(List.of(arm), plan.programs(), "moon", both);
      assertThat(arm.arm()).isEqualTo("m (" + way.name().toLowerCase(Locale.ROOT) + ")");
      assertThat(asked.request(asked.slots().getFirst(), "").decoding()).isEqualTo(way);
    }
  }

  @Test
  void whatIsOnDiskIsNotRunAgain() throws Exception {
    Path replies = Files.writeString(folder.resolve("replies.jsonl"), "{\"text\": \"a\"}\n");
    List<String> models = List.of("replay:" + replies);
    run(plan(1, models, "fine"));
    assertThat(begun).containsExactly("identity 1", "rules 1", "laws 1", "replies.jsonl 1");
    begun.clear();
    run(plan(3, models, "fine"));
    assertThat(begun).containsExactly("replies.jsonl 2", "replies.jsonl 3");
    assertThat(TrialFile.read(folder).trials()).hasSize(6);
  }

  @Test
  void whatAServerDidNotServeIsNoVerdictAndRunsAgain() throws Exception {
    Path replies = Files.writeString(folder.resolve("replies.jsonl"), "{\"text\": \"a\"}\n");
    Plan all = plan(4, List.of("replay:" + replies), "served later");
    Plan plan = new Plan(all.arms().subList(3, 4), all.programs(), "moon", PATIENT);
    run(plan);
    assertThat(begun).hasSize(Bench.PATIENCE);
    TrialFile file = TrialFile.read(folder);
    assertThat(file.trials()).noneMatch(Trial::isVerdict);
    assertThat(file.trials().getFirst().fate(Treatment.TUNED)).isEqualTo(Fate.UNSERVED);
    assertThat(file.trials().getFirst().line(Treatment.TUNED)).contains("HTTP 503");
    Files.createFile(folder.resolve(TrialFile.TEXTS).resolve("served"));
    begun.clear();
    run(plan);
    assertThat(begun).hasSize(4);
    assertThat(TrialFile.read(folder).trials()).hasSize(4).allMatch(Trial::isVerdict);
    assertThat(TrialFile.read(folder).defects()).isEmpty();
  }

  @Test
  void aModelWhoseFileChangesIsLeftOutFromThereOn() throws Exception {
    Path replies = Files.writeString(folder.resolve("replies.jsonl"), "{\"text\": \"a\"}\n");
    Plan plan = plan(3, List.of("replay:" + replies), "fine");
    Bench.Watcher watcher =
        new Watcher() {
          @Override
          public void over(Trial trial, Pace pace) {
            super.over(trial, pace);
            if (trial.number() == 2) {
              rewrite(replies);
            }
          }
        };
    assertThat(run(plan, watcher))
        .singleElement()
        .asString()
        .contains("is another file now: sha256");
    assertThat(begun).contains("replies.jsonl 2").doesNotContain("replies.jsonl 3");
    assertThat(paces.getLast().total()).isEqualTo(6);
    assertThatThrownBy(() -> run(plan(3, List.of("replay:" + replies), "fine")))
        .isInstanceOf(Mismatch.class)
        .hasMessageContaining("its trials in");
  }

  private static void rewrite(Path replies) {
    try {
      Files.writeString(replies, "{\"text\": \"other\"}\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void otherSettingsProgramsOrUsersAreTold() throws Exception {
    run(plan(1, List.of(), "fine"));
    Plan other = plan(1, List.of(), "fine");
    Settings mars = new Settings("lander/mars", 1, 1, 4096, "FREE", 1, 2);
    assertThatThrownBy(() -> run(new Plan(other.arms(), other.programs(), "mars", mars)))
        .isInstanceOf(Mismatch.class)
        .hasMessageContaining("other settings");
    Plan changed =
        new Plan(other.arms(), List.of(Source.of("fine", "// new")), "moon", other.settings());
    assertThatThrownBy(() -> run(changed)).hasMessageContaining("fine is another text");
    try (TrialLog held = TrialLog.open(folder)) {
      assertThat(held.before().trials()).hasSize(3);
      assertThatThrownBy(() -> run(other)).hasMessageContaining("is in use");
    }
  }

  private Plan plan(int trials, List<String> specs, String... programs) throws IOException {
    var arms = new ArrayList<ModelCard>();
    for (Baseline baseline : Baseline.values()) {
      arms.add(ModelCard.of(baseline));
    }
    for (String spec : specs) {
      arms.add(ModelCard.of(spec.substring(spec.lastIndexOf('/') + 1), spec, files));
    }
    return new Plan(
        arms,
        java.util.Arrays.stream(programs).map(name -> Source.of(name, "// " + name)).toList(),
        "moon",
        new Settings("lander/moon", trials, 1, 4096, "FREE", 1, 2));
  }

  private class Watcher implements Bench.Watcher {
    @Override
    public void begins(String arm, String program, int number, Pace pace) {
      begun.add(arm + " " + number);
    }

    @Override
    public void over(Trial trial, Pace pace) {
      paces.add(pace);
    }
  }

  private List<String> run(Plan plan) throws Exception {
    return run(plan, new Watcher());
  }

  private List<String> run(Plan plan, Bench.Watcher watcher) throws Exception {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx24m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash");
    Session session = Trials.session(List.of(), List.of());
    try (TrialLog log = TrialLog.open(folder)) {
      log.begin(
          new Session(
              Session.FORMAT,
              session.at(),
              session.version(),
              session.mlir(),
              session.llama(),
              session.machine(),
              plan.settings(),
              plan.arms(),
              plan.subjects()));
      return new Bench(
              plan,
              log,
              files,
              new Launcher(java, FakeTrial.class.getName()),
              watcher,
              Clock.systemUTC(),
              "0.1.0")
          .run();
    }
  }
}
