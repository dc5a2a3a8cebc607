package dev.neurojit.llm;

import java.util.Optional;
import java.util.OptionalInt;

/** What one event of a remote answer says, whatever the protocol. */
sealed interface StreamEvent {

  /** A piece of the reply. */
  record Said(String text) implements StreamEvent {}

  /** Counts of tokens, cumulative; absent where the server gives none. */
  record Counted(OptionalInt prompt, OptionalInt generated) implements StreamEvent {}

  /** The reply is over; counts may follow. */
  record Ended(Reply.Stop stop) implements StreamEvent {}

  /** The server withholds the reply. */
  record Blocked(String reason) implements StreamEvent {}

  /** The server failed within the stream. */
  record Faulted(ServerError error) implements StreamEvent {}

  /** Not what the protocol has. */
  record Alien(String expected) implements StreamEvent {}

  /**
   * A server's own words on a failure.
   *
   * @param status the HTTP status that it stands for; 0 if it does not say
   * @param code its symbolic code or type; empty if there is none
   * @param message its text
   * @param retry seconds after which it wants to be asked again
   */
  record ServerError(int status, String code, String message, Optional<Double> retry) {}
}
