package dev.neurojit.cli.render;

import dev.neurojit.heal.Healing;
import dev.neurojit.judge.Judgement;
import dev.neurojit.propose.EditProposer;
import dev.neurojit.propose.TuneProposer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Says who made the best program. */
public final class Credit {
  /** Those who change a few words of another's text. */
  private static final Set<String> IMPROVERS = Set.of(TuneProposer.NAME, EditProposer.NAME);

  private Credit() {}

  /**
   * Returns those who had a hand in the best candidate's text, in order: a proposer that wrote it
   * anew, the repair rules where they changed it, those who improved a few words. Empty if it is
   * the text as given.
   */
  public static List<String> of(Healing healing) {
    Deque<String> names = new ArrayDeque<>();
    Judgement at = healing.best();
    while (IMPROVERS.contains(at.candidate().proposer())) {
      if (!at.candidate().proposer().equals(names.peekFirst())) {
        names.addFirst(at.candidate().proposer());
      }
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
