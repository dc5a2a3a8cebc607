package dev.neurojit.propose;

import dev.neurojit.heal.Attempt;
import dev.neurojit.heal.Proposal;
import dev.neurojit.heal.Proposer;
import dev.neurojit.journal.Event;
import dev.neurojit.judge.EntryPoint;
import dev.neurojit.judge.Judgement;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The structural proposer: writes one known guidance law after the other into the entry function of
 * the given program. It needs a recognisable entry function and leaves the rest of the text alone.
 */
public final class LawProposer implements Proposer {
  private final Deque<String> left = new ArrayDeque<>(Law.NAMES);

  @Override
  public String name() {
    return "law";
  }

  @Override
  public List<Proposal> propose(Attempt attempt) {
    Judgement given = attempt.given();
    if (left.isEmpty()) {
      return List.of();
    }
    if (!(EntryPoint.find(SyntaxTree.parse(given.program())) instanceof EntryPoint.Found found)) {
      return List.of();
    }
    Law law = Law.named(left.remove());
    return List.of(
        new Proposal(
            given.candidate().number(),
            law.name(),
            law.writtenInto(given.program(), found.entry())));
  }

  @Override
  public void recall(List<Event> past) {
    for (Event event : past) {
      if (event instanceof Event.Judged then && then.proposer().equals(name())) {
        left.remove(then.detail());
      }
    }
  }
}
