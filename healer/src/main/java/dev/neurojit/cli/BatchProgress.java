package dev.neurojit.cli;

import dev.neurojit.certify.Campaign;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** One line that counts flights while they are flown; nothing where no terminal is. */
final class BatchProgress implements Campaign.Watcher {
  private static final String CLEAR = "\r\u001b[K";

  /** Ten times a second is live enough. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Terminal terminal;
  private final int count;
  private final InstantSource clock;
  private final Instant start;
  private Instant drawn;

  BatchProgress(Terminal terminal, int count, InstantSource clock) {
    this.terminal = terminal;
    this.count = count;
    this.clock = clock;
    this.start = clock.instant();
    this.drawn = start;
  }

  @Override
  public void flown(int flights, long steps) {
    Instant now = clock.instant();
    if (terminal.live() == Terminal.Live.NO || Duration.between(drawn, now).compareTo(PAUSE) < 0) {
      return;
    }
    drawn = now;
    double seconds = Duration.between(start, now).toNanos() / 1e9;
    print(
        String.format(
            Locale.ROOT,
            "  %,d of %,d flights, %.1f million steps/s, %.0f s left",
            flights,
            count,
            steps / seconds / 1e6,
            Math.ceil(seconds * (count - flights) / flights)));
  }

  /** Removes the line. */
  void clear() {
    if (terminal.live() == Terminal.Live.YES) {
      print("");
    }
  }

  private void print(String text) {
    terminal.err().print(CLEAR + terminal.errStyle().faint(text));
    terminal.err().flush();
  }
}
