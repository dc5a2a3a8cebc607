package dev.neurojit.propose;

import dev.neurojit.heal.Attempt;
import dev.neurojit.heal.Budget;
import dev.neurojit.heal.Proposal;
import dev.neurojit.heal.Proposer;
import dev.neurojit.journal.Event;
import dev.neurojit.journal.Recorder;
import dev.neurojit.judge.Judgement;
import dev.neurojit.judge.Objective;
import dev.neurojit.judge.Score;
import dev.neurojit.judge.Verdict;
import dev.neurojit.syntax.Patch;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tries every program that differs from the best one in a single word, and proposes the best of
 * them if it is better. Several edits are found one after the other where each improves the score.
 */
public final class EditProposer implements Proposer {
  /** The proposer's name. */
  public static final String NAME = "edits";

  private static final int MOST = 600;

  private final Objective objective;
  private final Recorder recorder;
  private final InstantSource clock;
  private final Budget budget;
  private final Set<Integer> searched = new HashSet<>();

  /** Creates a search for an objective, which stops when the budget's time is over. */
  public EditProposer(Objective objective, Recorder recorder, InstantSource clock, Budget budget) {
    this.objective = objective;
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
    Judgement best = attempt.best();
    return best.verdict() instanceof Verdict.Scored scored
            && searched.add(best.candidate().number())
        ? search(best, scored.score())
        : List.of();
  }

  /** {@inheritDoc} An edit that was found but not judged before the run ended is sought again. */
  @Override
  public void recall(List<Event> past) {
    for (Event event : past) {
      switch (event) {
        case Event.Searched then when then.found().isEmpty() -> searched.add(then.candidate());
        case Event.Judged then when then.proposer().equals(NAME) -> searched.add(then.parent());
        default -> {}
      }
    }
  }

  private List<Proposal> search(Judgement base, Score before) {
    var start = clock.instant();
    Source program = base.program();
    int tried = 0;
    Score best = before;
    Patch found = null;
    for (Patch patch : SingleEdits.of(SyntaxTree.parse(program), objective.function())) {
      if (tried == MOST || best.met() || budget.timeIsOver()) {
        break;
      }
      tried++;
      if (objective.judge(patch.apply(program)) instanceof Verdict.Scored scored
          && scored.score().compareTo(best) > 0) {
        best = scored.score();
        found = patch;
      }
    }
    // A search that was not finished is not over for a run that goes on.
    if (found == null && budget.timeIsOver()) {
      return List.of();
    }
    int number = base.candidate().number();
    String title = found == null ? "" : found.title();
    long millis = Duration.between(start, clock.instant()).toMillis();
    recorder.record(new Event.Searched(number, tried, title, millis));
    return found == null ? List.of() : List.of(new Proposal(number, title, found.apply(program)));
  }
}
