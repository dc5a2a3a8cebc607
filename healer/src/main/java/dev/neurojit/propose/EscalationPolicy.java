package dev.neurojit.propose;

import dev.neurojit.heal.Attempt;
import dev.neurojit.judge.Judgement;
import dev.neurojit.judge.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * When a stronger model is asked instead of the one at hand. The rules, in this order:
 *
 * <ul>
 *   <li>{@code FAILED}: the model at hand gives no more replies: it was refused, failed, or has
 *       been asked as often as it may.
 *   <li>{@code STRUCTURE}: its last program runs and is no better than the best before it, even
 *       after the tuner, where the ladder has one, had its turn: another structure is needed.
 *   <li>{@code NO_PROGRESS}: its last {@code patience} programs were no better than the best before
 *       them.
 * </ul>
 *
 * @param patience programs without progress, from 1
 */
public record EscalationPolicy(int patience) {
  /** As many as the first experiments gave a small model. */
  public static final int USUAL_PATIENCE = 2;

  public EscalationPolicy {
    if (patience < 1) {
      throw new IllegalArgumentException("patience must be at least 1, not " + patience);
    }
  }

  /** Why a stronger model is asked. */
  enum Reason {
    FAILED,
    STRUCTURE,
    NO_PROGRESS
  }

  /** A reason with its evidence in words. */
  record Call(Reason reason, String detail) {}

  /**
   * Decides from what was judged.
   *
   * @param model the name of the model at hand
   */
  Optional<Call> decide(Attempt attempt, String model) {
    List<Judgement> replies =
        attempt.history().stream()
            .filter(judgement -> judgement.candidate().proposer().equals(model))
            .toList();
    int idle = 0;
    for (Judgement reply : replies.reversed()) {
      if (isProgress(attempt, reply)) {
        break;
      }
      idle++;
    }
    if (idle > 0 && replies.getLast().verdict() instanceof Verdict.Scored) {
      return Optional.of(
          new Call(
              Reason.STRUCTURE,
              "candidate %d runs, but is no better than the best before it"
                  .formatted(replies.getLast().candidate().number())));
    }
    return idle >= patience
        ? Optional.of(
            new Call(
                Reason.NO_PROGRESS,
                "the last %d programs of %s were no better than the best before them"
                    .formatted(idle, model)))
        : Optional.empty();
  }

  /** Whether a candidate was better than everything judged before it. */
  private static boolean isProgress(Attempt attempt, Judgement reply) {
    return attempt.history().stream()
        .filter(other -> other.candidate().number() < reply.candidate().number())
        .allMatch(other -> Judgement.BY_MERIT.compare(reply, other) > 0);
  }
}
