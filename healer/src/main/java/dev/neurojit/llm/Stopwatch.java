package dev.neurojit.llm;

import java.time.Duration;

/** Times one reply. */
final class Stopwatch {

  private final long start = System.nanoTime();
  private long first;

  /** Marks the first token. */
  void first() {
    first = System.nanoTime();
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Returns the time to the first token; the time so far if none came. */
  Duration toFirst() {
    return first == 0 ? elapsed() : Duration.ofNanos(first - start);
  }

  /** Returns tokens per second since the first; 0 at the first. */
  double rate(int tokens) {
    double seconds = (System.nanoTime() - first) / 1e9;
    return tokens > 1 && seconds > 0 ? (tokens - 1) / seconds : 0;
  }
}
