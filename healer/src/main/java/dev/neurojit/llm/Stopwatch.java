package dev.neurojit.llm;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Times one reply. */
final class Stopwatch {

  private final LongSupplier nanos;
  private final long start;
  private long first;

  Stopwatch() {
    this(System::nanoTime);
  }

  Stopwatch(LongSupplier nanos) {
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  /** Marks the first token. */
  void first() {
    first = nanos.getAsLong();
  }

  Duration elapsed() {
    return Duration.ofNanos(nanos.getAsLong() - start);
  }

  /** Returns the time to the first token; the time so far if none came. */
  Duration toFirst() {
    return first == 0 ? elapsed() : Duration.ofNanos(first - start);
  }

  /** Returns tokens per second since the first; 0 at the first. */
  double rate(int tokens) {
    double seconds = (nanos.getAsLong() - first) / 1e9;
    return tokens > 1 && seconds > 0 ? (tokens - 1) / seconds : 0;
  }
}
