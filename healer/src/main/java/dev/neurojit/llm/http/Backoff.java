package dev.neurojit.llm.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How often and when a request is sent. The pauses double and have no jitter: one user's command is
 * no herd, and a run must be repeatable.
 *
 * @param attempts how often a request is sent at most, from 1
 * @param first the pause before the second attempt
 * @param longest no pause is longer, unless the server asks for it
 */
public record Backoff(int attempts, Duration first, Duration longest) {

  /** Four attempts within 7 s. */
  public static final Backoff USUAL = new Backoff(4, Duration.ofSeconds(1), Duration.ofSeconds(30));

  /** Beyond it the shift below would overflow, and the longest pause is reached anyway. */
  private static final int MOST_DOUBLINGS = 20;

  /** Returns the pause after a number of failed attempts, from 1. */
  public Duration after(int failed) {
    Duration pause = first.multipliedBy(1L << Math.min(failed - 1, MOST_DOUBLINGS));
    return pause.compareTo(longest) > 0 ? longest : pause;
  }

  /**
   * Returns what {@code Retry-After} asks for: seconds or an HTTP date (RFC 9110, section 10.2.3);
   * empty if the header is missing or says neither.
   */
  public static Optional<Duration> retryAfter(HttpHeaders headers, Instant now) {
    return headers.firstValue("retry-after").map(String::strip).flatMap(text -> wait(text, now));
  }

  private static Optional<Duration> wait(String text, Instant now) {
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
