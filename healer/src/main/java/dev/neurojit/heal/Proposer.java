package dev.neurojit.heal;

import dev.neurojit.journal.Event;
import java.util.List;

/** Makes new versions of a program from what is known of the old ones. */
public interface Proposer {
  /** Returns the name that the transcript and the journal use. */
  String name();

  /**
   * Returns proposals to be judged, the most promising first; empty if there is nothing (more) to
   * propose, which sends the loop to the next proposer.
   */
  List<Proposal> propose(Attempt attempt);

  /** Returns whether it has nothing more to propose only because it may ask nobody any more. */
  default boolean limited() {
    return false;
  }

  /** Remembers a run that is resumed: what was asked or tried in it is not done again. */
  default void recall(List<Event> past) {}
}
