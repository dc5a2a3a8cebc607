package dev.neurojit.cli;

import dev.neurojit.analytics.ingest.Ingest;
import java.util.Locale;

/** Counts what is classified: a line drawn in place, or one now and then where no terminal is. */
final class IngestProgress implements Ingest.Progress {
  private static final String CLEAR = "\r\u001b[K";
  private static final long LIVE_PAUSE = 100_000_000L;
  private static final long LOG_PAUSE = 10_000_000_000L;

  private final Terminal terminal;
  private final long start = System.nanoTime();
  private long drawn = start;

  IngestProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void classified(long snippets) {
    boolean live = terminal.live() == Terminal.Live.YES;
    long now = System.nanoTime();
    if (now - drawn < (live ? LIVE_PAUSE : LOG_PAUSE)) {
      return;
    }
    drawn = now;
    String line =
        String.format(Locale.ROOT, "  %,d texts, %,.0f a second", snippets, snippets / seconds());
    if (live) {
      terminal.err().print(CLEAR + terminal.errStyle().faint(line));
      terminal.err().flush();
    } else {
      terminal.err().println(line);
    }
  }

  /** Returns the time since the beginning. */
  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Removes the line. */
  void clear() {
    if (terminal.live() == Terminal.Live.YES) {
      terminal.err().print(CLEAR);
      terminal.err().flush();
    }
  }
}
