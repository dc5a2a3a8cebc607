package dev.neurojit.llm.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Time, as retries and deadlines see it; tests put their own in its place. */
public interface Timer {

  /** The machine's own time. */
  Timer SYSTEM =
      new Timer() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public void pause(Duration duration) {
          long end = System.nanoTime() + duration.toNanos();
          while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(end - System.nanoTime());
          }
        }
      };

  /** Returns nanoseconds from a fixed but unknown origin; never goes back. */
  long nanoTime();

  /** Returns the wall clock's time. */
  Instant now();

  /** Waits that long; returns at once if the thread is interrupted, which it stays. */
  void pause(Duration duration);
}
