package dev.neurojit.propose;

import dev.neurojit.heal.Attempt;
import dev.neurojit.heal.Budget;
import dev.neurojit.heal.Proposal;
import dev.neurojit.heal.Proposer;
import dev.neurojit.journal.Event;
import dev.neurojit.journal.Recorder;
import dev.neurojit.judge.Judgement;
import dev.neurojit.judge.Objective;
import dev.neurojit.judge.Verdict;
import dev.neurojit.tune.TunedProgram;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Fits the constants of candidates that run but miss the objective, each candidate once. */
public final class TuneProposer implements Proposer {
  /** The proposer's name. */
  public static final String NAME = "tuner";

  private final Objective objective;
  private final long seed;
  private final Recorder recorder;
  private final InstantSource clock;
  private final Budget budget;
  private final Set<Integer> tuned = new HashSet<>();

  /** Creates a tuner for an objective, which stops when the budget's time is over. */
  public TuneProposer(
      Objective objective, long seed, Recorder recorder, InstantSource clock, Budget budget) {
    this.objective = objective;
    this.seed = seed;
    this.recorder = recorder;
    this.clock = clock;
    this.budget = budget;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Proposal> propose(Attempt attempt) {
    for (Judgement judgement : attempt.history()) {
      boolean own = judgement.candidate().proposer().equals(NAME);
      if (!own
          && judgement.verdict() instanceof Verdict.Scored
          && tuned.add(judgement.candidate().number())) {
        List<Proposal> proposals = tune(judgement);
        if (!proposals.isEmpty()) {
          return proposals;
        }
      }
    }
    return List.of();
  }

  /**
   * {@inheritDoc} Constants that were found but not judged before the run ended are sought again.
   */
  @Override
  public void recall(List<Event> past) {
    for (Event event : past) {
      switch (event) {
        case Event.Tuned then when then.after().isEmpty() -> tuned.add(then.candidate());
        case Event.Judged then when then.proposer().equals(NAME) -> tuned.add(then.parent());
        default -> {}
      }
    }
  }

  private List<Proposal> tune(Judgement judgement) {
    var start = clock.instant();
    TunedProgram program =
        TunedProgram.fit(judgement.program(), objective, seed, budget::timeIsOver);
    // A search that was not finished is not over for a run that goes on.
    if (program.evaluations() == 0 || (!program.changed() && budget.timeIsOver())) {
      return List.of();
    }
    int number = judgement.candidate().number();
    recorder.record(
        new Event.Tuned(
            number,
            program.evaluations(),
            program.before(),
            program.after(),
            Duration.between(start, clock.instant()).toMillis()));
    return program.changed()
        ? List.of(new Proposal(number, program.summary(), program.source()))
        : List.of();
  }
}
