package dev.neurojit.cli.render;

import dev.neurojit.heal.Healing;
import dev.neurojit.judge.Judgement;
import dev.neurojit.propose.TuneProposer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Says who made the best program. */
public final class Credit {
  private Credit() {}

  /**
   * Returns those who had a hand in the best candidate's text, in order: a proposer that wrote it
   * anew, the repair rules where they changed it, the tuner. Empty if it is the text as given.
   */
  public static List<String> of(Healing healing) {
    Deque<String> names = new ArrayDeque<>();
    Judgement at = healing.best();
    while (at.candidate().proposer().equals(TuneProposer.NAME)) {
      names.addFirst(TuneProposer.NAME);
      at = healing.history().get(at.candidate().parent() - 1);
    }
    if (!at.repairs().isEmpty()) {
      names.addFirst("repair rules");
    }
    if (at.candidate().parent() > 0) {
      String detail = at.candidate().detail();
      names.addFirst(at.candidate().proposer() + (detail.isEmpty() ? "" : " " + detail));
    }
    return List.copyOf(names);
  }
}
