package dev.neurojit.propose;

import dev.neurojit.heal.Attempt;
import dev.neurojit.heal.Proposal;
import dev.neurojit.heal.Proposer;
import dev.neurojit.journal.Event;
import dev.neurojit.journal.Recorder;
import java.util.List;
import java.util.Optional;

/** Asks one model first and, once the policy says so, another one from there on. */
final class EscalatingProposer implements Proposer {
  private final Proposer first;
  private final Proposer stronger;
  private final EscalationPolicy policy;
  private final Recorder recorder;
  private boolean escalated;

  EscalatingProposer(
      Proposer first, Proposer stronger, EscalationPolicy policy, Recorder recorder) {
    this.first = first;
    this.stronger = stronger;
    this.policy = policy;
    this.recorder = recorder;
  }

  /** The model that was asked last: candidates are credited to it. */
  @Override
  public String name() {
    return escalated ? stronger.name() : first.name();
  }

  @Override
  public List<Proposal> propose(Attempt attempt) {
    if (!escalated) {
      Optional<EscalationPolicy.Call> call = policy.decide(attempt, first.name());
      if (call.isEmpty()) {
        List<Proposal> proposals = first.propose(attempt);
        if (!proposals.isEmpty()) {
          return proposals;
        }
      }
      if (stronger.limited()) {
        // Nobody may be asked: that is no failure of the first.
        return List.of();
      }
      escalate(
          call.orElseGet(() ->
              new EscalationPolicy.Call(
                  EscalationPolicy.Reason.FAILED, first.name() + " gives no more replies")));
    }
    return stronger.propose(attempt);
  }

  @Override
  public boolean limited() {
    return escalated ? stronger.limited() : first.limited();
  }

  private void escalate(EscalationPolicy.Call call) {
    escalated = true;
    recorder.record(
        new Event.Escalated(first.name(), stronger.name(), call.reason().name(), call.detail()));
  }

  @Override
  public void recall(List<Event> past) {
    escalated = past.stream().anyMatch(Event.Escalated.class::isInstance);
    first.recall(past);
    stronger.recall(past);
  }
}
