package dev.neurojit.lsp;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A scheduler by the clock, with two threads, so that one slow text does not hold up another. */
final class DaemonScheduler implements Scheduler, AutoCloseable {
  private final ScheduledThreadPoolExecutor threads;

  DaemonScheduler() {
    threads =
        new ScheduledThreadPoolExecutor(
            2, Thread.ofPlatform().daemon().name("neurojit-check-", 0).factory());
    threads.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Ticket after(Duration delay, Runnable task) {
    Future<?> future = threads.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    return () -> future.cancel(false);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
