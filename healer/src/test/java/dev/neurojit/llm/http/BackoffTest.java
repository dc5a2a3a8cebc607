package dev.neurojit.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BackoffTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void pausesDoubleUpToTheLongest() {
    assertThat(IntStream.rangeClosed(1, 7).mapToObj(Backoff.USUAL::after).map(Duration::toSeconds))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    assertThat(Backoff.USUAL.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void retryAfterIsSecondsOrADate() {
    assertThat(retryAfter("12")).isEqualTo(Duration.ofSeconds(12));
    assertThat(retryAfter("Fri, 02 Jan 2026 03:05:05 GMT")).isEqualTo(Duration.ofMinutes(1));
    assertThat(retryAfter("Thu, 01 Jan 2026 00:00:00 GMT")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "soon", "1.5", "99999999999999999999"})
  void otherValuesAreIgnored(String value) {
    assertThat(Backoff.retryAfter(headers(value), NOW)).isEmpty();
  }

  private static Duration retryAfter(String value) {
    return Backoff.retryAfter(headers(value), NOW).orElseThrow();
  }

  private static HttpHeaders headers(String value) {
    return HttpHeaders.of(Map.of("Retry-After", List.of(value)), (name, text) -> true);
  }
}
