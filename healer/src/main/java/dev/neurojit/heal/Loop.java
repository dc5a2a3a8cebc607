package dev.neurojit.heal;

import dev.neurojit.journal.Event;
import dev.neurojit.journal.Recorder;
import dev.neurojit.judge.Candidate;
import dev.neurojit.judge.Judge;
import dev.neurojit.judge.Judgement;
import dev.neurojit.judge.Verdict;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Position;
import dev.neurojit.syntax.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The loop. Judges the program, then asks the proposers of the ladder, cheapest first. Whatever is
 * proposed is judged, and the ladder is climbed again from its foot, so that a model's controller
 * has its constants tuned before the model is asked once more. The loop ends when a candidate meets
 * the objective or nobody has an idea left.
 */
public final class Loop {
  private final Judge judge;
  private final List<Proposer> ladder;
  private final Recorder recorder;
  private final Consumer<Judgement> watcher;
  private final InstantSource clock;
  private final Budget budget;

  /**
   * Creates a loop.
   *
   * @param ladder the proposers, cheapest first
   * @param recorder keeps every step
   * @param watcher sees each judgement as soon as it is kept
   * @param budget whose time begins with the run; once it is over nobody is asked any more
   */
  public Loop(
      Judge judge,
      List<Proposer> ladder,
      Recorder recorder,
      Consumer<Judgement> watcher,
      InstantSource clock,
      Budget budget) {
    this.judge = judge;
    this.ladder = List.copyOf(ladder);
    this.recorder = recorder;
    this.watcher = watcher;
    this.clock = clock;
    this.budget = budget;
  }

  /**
   * Heals a program. The given text is never changed; the result's best candidate holds the new.
   */
  public Healing heal(Source given) {
    var history = new ArrayList<Judgement>();
    var start = clock.instant();
    budget.start();
    judge(history, "given", new Proposal(0, "", given));
    return climb(history, start);
  }

  /**
   * Goes on where a run was broken off.
   *
   * @param known its candidates in order, the given program first; judged again, not recorded again
   * @param past its events
   */
  public Healing resume(List<Candidate> known, List<Event> past) {
    var start = clock.instant();
    budget.start();
    ladder.forEach(proposer -> proposer.recall(past));
    var history = new ArrayList<Judgement>();
    for (Candidate candidate : known) {
      history.add(judge.judge(candidate));
      watcher.accept(history.getLast());
    }
    recorder.record(new Event.Resumed(known.size()));
    return climb(history, start);
  }

  private Healing climb(List<Judgement> history, Instant start) {
    boolean goesOn = true;
    while (goesOn && !new Attempt(history).best().met()) {
      goesOn = climb(history);
    }
    return finish(List.copyOf(history), Duration.between(start, clock.instant()), why());
  }

  /** Returns why a run that has not healed its program is over. */
  private Healing.Why why() {
    if (budget.timeIsOver()) {
      return Healing.Why.OUT_OF_TIME;
    }
    if (ladder.stream().noneMatch(Proposer::limited)) {
      return Healing.Why.OUT_OF_IDEAS;
    }
    return budget.tokensLeft() == 0 ? Healing.Why.OUT_OF_TOKENS : Healing.Why.OUT_OF_ATTEMPTS;
  }

  private Healing finish(List<Judgement> history, Duration took, Healing.Why why) {
    Judgement best = new Attempt(history).best();
    recorder.record(
        new Event.Finished(
            best.met(),
            best.candidate().proposer(),
            best.candidate().number(),
            best.line(),
            took.toMillis(),
            best.met() ? "HEALED" : why.name()));
    return best.met()
        ? new Healing.Healed(history, best, took)
        : new Healing.Exhausted(history, best, took, why);
  }

  /** Asks the cheapest proposer that has an idea; false if none has, or the time is over. */
  private boolean climb(List<Judgement> history) {
    for (Proposer proposer : ladder) {
      if (budget.timeIsOver()) {
        return false;
      }
      List<Proposal> proposals = proposer.propose(new Attempt(history));
      for (Proposal proposal : proposals) {
        judge(history, proposer.name(), proposal);
        if (history.getLast().met()) {
          return true;
        }
      }
      if (!proposals.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private void judge(List<Judgement> history, String proposer, Proposal proposal) {
    var candidate =
        new Candidate(
            history.size() + 1, proposal.parent(), proposer, proposal.detail(), proposal.source());
    Judgement judgement = judge.judge(candidate);
    history.add(judgement);
    recorder.record(event(judgement));
    watcher.accept(judgement);
  }

  private Event event(Judgement judgement) {
    Candidate candidate = judgement.candidate();
    Verdict verdict = judgement.verdict();
    return new Event.Judged(
        candidate.number(),
        candidate.parent(),
        candidate.proposer(),
        candidate.detail(),
        recorder.store(candidate.source().text()),
        recorder.store(judgement.program().text()),
        judgement.repairs().stream()
            .map(repair -> new Event.Repair(repair.patch().origin(), repair.patch().title()))
            .toList(),
        verdict.stage().name(),
        judgement.line(),
        verdict instanceof Verdict.Scored scored ? scored.score().value() : null,
        verdict instanceof Verdict.Rejected rejected
            ? findings(judgement.program(), rejected.diagnostics())
            : List.of(),
        findings(candidate.source(), judgement.found()));
  }

  private static List<Event.Finding> findings(Source program, List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(diagnostic -> finding(program, diagnostic)).toList();
  }

  private static Event.Finding finding(Source program, Diagnostic diagnostic) {
    Position at = program.positionAt(diagnostic.span().start());
    return new Event.Finding(diagnostic.code(), at.line(), at.column(), diagnostic.message());
  }
}
