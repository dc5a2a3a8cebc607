package dev.neurojit.bench;

import dev.neurojit.heal.Attempt;
import dev.neurojit.heal.Proposal;
import dev.neurojit.judge.Judgement;
import dev.neurojit.propose.LawProposer;
import java.util.List;

/**
 * The structural proposer alone: writes each known law into a program, tunes it, keeps the best.
 */
final class LawSearch {
  private final Examiner examiner;
  private final long seed;

  LawSearch(Examiner examiner, long seed) {
    this.examiner = examiner;
    this.seed = seed;
  }

  /** The best law before and after it was tuned; the given program where none can be written. */
  record Best(Judgement written, Judgement tuned) {}

  Best search(Judgement given) {
    var laws = new LawProposer();
    var best = new Best(given, given);
    var attempt = new Attempt(List.of(given));
    for (List<Proposal> next = laws.propose(attempt);
        !next.isEmpty() && !best.tuned().met();
        next = laws.propose(attempt)) {
      Judgement law = examiner.judge(2, laws.name(), next.getFirst().source());
      Judgement tuned = examiner.tuned(law, seed).orElse(law);
      if (best.tuned().equals(given) || Judgement.BY_MERIT.compare(tuned, best.tuned()) > 0) {
        best = new Best(law, tuned);
      }
    }
    return best;
  }
}
