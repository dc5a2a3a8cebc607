package dev.neurojit.propose;

import dev.neurojit.heal.Attempt;
import dev.neurojit.judge.Judgement;
import java.util.HashMap;
import java.util.Map;

/**
 * Chooses the candidate that a model is asked to improve: the best one, until two repairs of it
 * failed; then the one that it was made from is sampled again, and so on up to the given program.
 */
final class Bases {
  /** Failed repairs after which a candidate is left. */
  static final int MOST_FAILURES = 2;

  private final Map<Integer, Integer> unused = new HashMap<>();

  /** Counts a reply to a question about {@code base} that could not be judged. */
  void failed(Judgement base) {
    unused.merge(base.candidate().number(), 1, Integer::sum);
  }

  /**
   * Returns the candidate to improve.
   *
   * @param model whose repairs count
   */
  Judgement of(Attempt attempt, String model) {
    Judgement base = attempt.best();
    while (base.candidate().parent() > 0 && failures(attempt, base, model) >= MOST_FAILURES) {
      base = attempt.history().get(base.candidate().parent() - 1);
    }
    return base;
  }

  private long failures(Attempt attempt, Judgement base, String model) {
    int number = base.candidate().number();
    long judged =
        attempt.history().stream()
            .filter(other -> other.candidate().parent() == number)
            .filter(other -> other.candidate().proposer().equals(model))
            .filter(other -> Judgement.BY_MERIT.compare(other, base) <= 0)
            .count();
    return judged + unused.getOrDefault(number, 0);
  }
}
