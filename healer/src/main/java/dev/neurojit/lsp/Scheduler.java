package dev.neurojit.lsp;

import java.time.Duration;

/** Runs tasks later, on threads of its own. */
public interface Scheduler {
  /** Takes a task back; one that runs already goes on. */
  @FunctionalInterface
  interface Ticket {
    void cancel();
  }

  /** Runs a task after a delay. */
  Ticket after(Duration delay, Runnable task);
}
