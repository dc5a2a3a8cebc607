package dev.neurojit.heal;

import dev.neurojit.judge.Judgement;
import java.util.Comparator;
import java.util.List;

/**
 * What a proposer gets to see.
 *
 * @param history everything judged so far, the given program first; never empty
 */
public record Attempt(List<Judgement> history) {
  public Attempt {
    history = List.copyOf(history);
  }

  /** Returns the judgement of the program as given. */
  public Judgement given() {
    return history.getFirst();
  }

  /** Returns the best judgement so far; of equals, the first. */
  public Judgement best() {
    return history.stream()
        .sorted(Comparator.comparingInt(judgement -> judgement.candidate().number()))
        .reduce((a, b) -> Judgement.BY_MERIT.compare(b, a) > 0 ? b : a)
        .orElseThrow();
  }
}
