package dev.neurojit.lsp;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Runs tasks when the test says so, however long they asked to wait. */
final class ManualScheduler implements Scheduler {
  private record Task(Duration delay, Runnable work) {}

  private final Deque<Task> tasks = new ArrayDeque<>();

  @Override
  public synchronized Ticket after(Duration delay, Runnable work) {
    Task task = new Task(delay, work);
    tasks.add(task);
    return () -> cancel(task);
  }

  /** Returns how many tasks wait. */
  synchronized int waiting() {
    return tasks.size();
  }

  /** Returns the delay of the newest task. */
  synchronized Duration lastDelay() {
    return tasks.getLast().delay();
  }

  /** Runs what waits, on the calling thread. */
  void run() {
    for (Task task = next(); task != null; task = next()) {
      task.work().run();
    }
  }

  private synchronized @org.jspecify.annotations.Nullable Task next() {
    return tasks.poll();
  }

  private synchronized void cancel(Task task) {
    tasks.remove(task);
  }
}
