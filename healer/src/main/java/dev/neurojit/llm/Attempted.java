package dev.neurojit.llm;

import java.time.Duration;
import java.util.Optional;

/** How one attempt at a remote request ended. */
sealed interface Attempted {

  /** With what the caller gets. */
  record Final(Completion completion) implements Attempted {}

  /**
   * With a failure that may pass.
   *
   * @param failure what the caller gets if no further attempt is made
   * @param retryAfter what the server asks for
   */
  record Passing(Failed failure, Optional<Duration> retryAfter) implements Attempted {}
}
