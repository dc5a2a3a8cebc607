package dev.neurojit.cli;

import dev.neurojit.cli.render.DescentView;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Plays a flight on a terminal, in its own time if it is short, else in so many seconds.
 *
 * @param screen a terminal that moves its cursor
 * @param clock the viewer's time
 * @param pause waits for the next picture
 */
record Replay(PrintWriter screen, InstantSource clock, Pause pause) {
  private static final double SECONDS = 10;
  private static final Duration FRAME = Duration.ofMillis(50);

  /** Lets time pass. */
  @FunctionalInterface
  interface Pause {
    /** Returns after about so long. */
    void of(Duration time) throws InterruptedException;
  }

  /** Plays all of it; ends early when the thread is interrupted. */
  void play(DescentView view) {
    double rate = Math.max(1, view.end() / SECONDS);
    Instant start = clock.instant();
    int drawn = 0;
    try {
      for (double time = 0; ; time = rate * seconds(start)) {
        drawn = draw(view.frame(time), drawn);
        if (time >= view.end()) {
          return;
        }
        pause.of(FRAME);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private double seconds(Instant start) {
    return Duration.between(start, clock.instant()).toNanos() / 1e9;
  }

  private int draw(List<String> lines, int before) {
    var frame = new StringBuilder();
    if (before > 0) {
      frame.append("\u001b[").append(before).append('A');
    }
    lines.forEach(line -> frame.append(line).append("\u001b[K\n"));
    screen.print(frame);
    screen.flush();
    return lines.size();
  }
}
