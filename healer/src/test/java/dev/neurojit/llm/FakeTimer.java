package dev.neurojit.llm;

import dev.neurojit.llm.http.Timer;
import java.time.Duration;
import java.time.Instant;

/** Time that passes as usual, except that pauses take none and count in full. */
final class FakeTimer implements Timer {

  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private Duration paused = Duration.ZERO;
  Runnable onPause = () -> {};

  Duration paused() {
    return paused;
  }

  @Override
  public long nanoTime() {
    return System.nanoTime() + paused.toNanos();
  }

  @Override
  public Instant now() {
    return NOW;
  }

  @Override
  public void pause(Duration duration) {
    paused = paused.plus(duration);
    onPause.run();
  }
}
