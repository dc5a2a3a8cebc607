package dev.neurojit.reduce;

import dev.neurojit.syntax.Source;
import java.time.Duration;

/**
 * The outcome of a reduction.
 *
 * @param before the given text
 * @param after the smallest text found that shows the same
 * @param tests how many texts were examined
 * @param took by the clock
 * @param end why it ended
 */
public record Reduced(Source before, Source after, int tests, Duration took, End end) {
  /** Why a reduction ended. */
  public enum End {
    /** No single cut of any kind is left that keeps what has to stay. */
    MINIMAL,
    OUT_OF_TESTS,
    OUT_OF_TIME
  }
}
