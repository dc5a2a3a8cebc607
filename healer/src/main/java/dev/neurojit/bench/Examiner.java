package dev.neurojit.bench;

import dev.neurojit.journal.Event;
import dev.neurojit.journal.TextStore;
import dev.neurojit.judge.Candidate;
import dev.neurojit.judge.Checkup;
import dev.neurojit.judge.Evidence;
import dev.neurojit.judge.Judge;
import dev.neurojit.judge.Judgement;
import dev.neurojit.judge.Objective;
import dev.neurojit.judge.Score;
import dev.neurojit.judge.Stage;
import dev.neurojit.judge.Verdict;
import dev.neurojit.sim.Fault;
import dev.neurojit.sim.HardLanding;
import dev.neurojit.sim.Outcome;
import dev.neurojit.sim.SoftLanding;
import dev.neurojit.sim.Touchdown;
import dev.neurojit.sim.Trajectory;
import dev.neurojit.syntax.AppliedPatch;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Position;
import dev.neurojit.syntax.Source;
import dev.neurojit.tune.TunedProgram;
import java.util.List;
import java.util.Optional;

/** Looks at programs: judges them for an objective and stores what was judged. */
final class Examiner {
  private static final int MOST_FINDINGS = 5;

  private final Objective objective;
  private final Judge judge;
  private final TextStore texts;

  Examiner(Objective objective, TextStore texts) {
    this.objective = objective;
    this.judge = new Judge(objective);
    this.texts = texts;
  }

  /** Judges a text as the healer does: after the repair rules. */
  Judgement judge(int number, String proposer, Source source) {
    return judge.judge(new Candidate(number, number - 1, proposer, "", source));
  }

  /** Looks at a text without any repair. */
  Look written(Source source) {
    return TextDefect.of(source)
        .map(complaint -> {
          List<Event.Finding> findings = findings(source, Checkup.check(source));
          String line = Stage.PARSE.phrase() + ": " + complaint.first().message();
          String text = texts.store(source.text());
          return Look.unscored(complaint.fate(), line, text, List.of(), findings);
        })
        .orElseGet(() -> look(judge(1, "given", source)));
  }

  /** Looks at a judgement. */
  Look look(Judgement judgement) {
    String text = texts.store(judgement.program().text());
    List<Event.Repair> repairs = repairs(judgement.repairs());
    return switch (judgement.verdict()) {
      case Verdict.Rejected(Stage stage, var why) ->
          Look.unscored(
              fate(stage, judgement.program()),
              judgement.line(),
              text,
              repairs,
              findings(judgement.program(), why));
      case Verdict.Scored(Score score, Evidence evidence) ->
          scored(score, evidence, text, repairs, judgement.line());
    };
  }

  /** Fits the constants of a program that runs but misses the objective; empty if that fails. */
  Optional<Judgement> tuned(Judgement judgement, long seed) {
    if (judgement.met() || !(judgement.verdict() instanceof Verdict.Scored)) {
      return Optional.empty();
    }
    TunedProgram tuned = TunedProgram.fit(judgement.program(), objective, seed);
    return tuned.changed()
        ? Optional.of(judge(judgement.candidate().number() + 1, "tuner", tuned.source()))
        : Optional.empty();
  }

  private Look scored(
      Score score, Evidence evidence, String text, List<Event.Repair> repairs, String line) {
    if (!(evidence instanceof Evidence.Flight(Trajectory flight))) {
      Fate fate = score.met() ? Fate.LANDED : score.value() > -1 ? Fate.HARD : Fate.CRASH;
      return new Look(fate, line, score.value(), null, null, null, text, null, repairs, List.of());
    }
    Outcome outcome = flight.outcome();
    return new Look(
        fate(outcome),
        line,
        score.value(),
        outcome instanceof Touchdown touchdown ? touchdown.speed() : null,
        outcome.time(),
        outcome.fuelLeft(),
        text,
        texts.store(FlightText.of(flight.samples())),
        repairs,
        List.of());
  }

  private static Fate fate(Outcome outcome) {
    return switch (outcome) {
      case SoftLanding soft -> Fate.LANDED;
      case HardLanding hard -> Fate.HARD;
      case Fault fault -> Fate.TRAP;
      default -> Fate.CRASH;
    };
  }

  private static Fate fate(Stage stage, Source program) {
    return switch (stage) {
      case PARSE -> TextDefect.of(program).map(TextDefect.Complaint::fate).orElse(Fate.SYNTAX);
      case ENTRY -> Fate.CONTRACT;
      case ADMIT -> Fate.ADMISSION;
      case LOWER -> Fate.LOWERING;
      case SCORE -> Fate.TRAP;
    };
  }

  static List<Event.Repair> repairs(List<AppliedPatch> applied) {
    return applied.stream()
        .map(repair -> new Event.Repair(repair.patch().origin(), repair.patch().title()))
        .toList();
  }

  static List<Event.Finding> findings(Source program, List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .limit(MOST_FINDINGS)
        .map(diagnostic -> {
          Position at = program.positionAt(diagnostic.span().start());
          return new Event.Finding(diagnostic.code(), at.line(), at.column(), diagnostic.message());
        })
        .toList();
  }
}
