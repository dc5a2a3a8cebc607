package dev.neurojit.heal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What a run may spend, and what it has spent. The loop and those who ask models share one; owned
 * by one thread.
 */
public final class Budget {
  /** Longer is forever, and no clock reaches its end. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final Duration time;
  private final long tokens;
  private final InstantSource clock;
  private Instant end;
  private long written;

  /**
   * Creates a budget whose time begins to run now.
   *
   * @param time for the whole run
   * @param tokens that models may write in the whole run
   */
  public Budget(Duration time, long tokens, InstantSource clock) {
    this.time = time.compareTo(LONGEST) > 0 ? LONGEST : time;
    this.tokens = tokens;
    this.clock = clock;
    this.end = clock.instant().plus(this.time);
  }

  /** Returns a budget that is never spent. */
  public static Budget unbounded() {
    return new Budget(LONGEST, Long.MAX_VALUE, InstantSource.system());
  }

  /** Lets the time run anew. */
  void start() {
    end = clock.instant().plus(time);
  }

  /** Returns the time left; zero if it is over. */
  public Duration timeLeft() {
    Duration left = Duration.between(clock.instant(), end);
    return left.isPositive() ? left : Duration.ZERO;
  }

  /** Returns whether no time is left. */
  public boolean timeIsOver() {
    return timeLeft().isZero();
  }

  /** Returns how many tokens may still be written; 0 if all are. */
  public long tokensLeft() {
    return Math.max(0, tokens - written);
  }

  /** Notes that a model has written something. */
  public void write(int count) {
    written += count;
  }
}
