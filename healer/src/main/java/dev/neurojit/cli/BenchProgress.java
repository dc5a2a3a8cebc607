package dev.neurojit.cli;

import dev.neurojit.bench.Bench;
import dev.neurojit.bench.Fate;
import dev.neurojit.bench.Pace;
import dev.neurojit.bench.Settings;
import dev.neurojit.bench.Treatment;
import dev.neurojit.bench.Trial;
import dev.neurojit.cli.render.Style;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/** Tells of trials on stderr: a line for each that is over, and below them what runs now. */
final class BenchProgress implements Bench.Watcher {
  private static final String CLEAR = "\r\u001b[K";

  private static final int MOST = 90;

  private final Terminal terminal;
  private final int trials;
  private final Function<Fate, String> words;

  /** Creates a progress for trials with these settings. */
  BenchProgress(Terminal terminal, Settings settings) {
    this.terminal = terminal;
    this.trials = settings.trials();
    this.words = settings.areTasks() ? Fate::answerLabel : Fate::label;
  }

  @Override
  public void begins(String arm, String program, int number, Pace pace) {
    if (terminal.live() == Terminal.Live.YES) {
      String what = "  %s on %s, trial %d of %d".formatted(arm, program, number, trials);
      terminal.err().print(CLEAR + terminal.errStyle().faint(what + ", " + state(pace)));
      terminal.err().flush();
    }
  }

  @Override
  public void over(Trial trial, Pace pace) {
    clear();
    Style style = terminal.errStyle();
    boolean met = trial.fate(Treatment.TUNED).isMet();
    String mark = met ? style.good(terminal.glyphs().good()) : style.bad(terminal.glyphs().bad());
    terminal
        .err()
        .printf(
            Locale.ROOT,
            "  %s %s on %s, trial %d: %s%s%n",
            mark,
            style.bold(trial.arm()),
            trial.program(),
            trial.number(),
            way(trial),
            style.faint(" [" + state(pace) + "]"));
  }

  /** Returns for example {@code syntax, repaired crash, tuned landed}. */
  private String way(Trial trial) {
    String written = words.apply(trial.fate(Treatment.WRITTEN));
    String repaired = words.apply(trial.fate(Treatment.REPAIRED));
    String tuned = words.apply(trial.fate(Treatment.TUNED));
    String line = trial.line(Treatment.TUNED);
    return written
        + (repaired.equals(written) ? "" : ", repaired " + repaired)
        + (tuned.equals(repaired) ? "" : ", tuned " + tuned)
        + " ("
        + (line.length() > MOST ? line.substring(0, MOST - 1) + "…" : line)
        + ")";
  }

  private static String state(Pace pace) {
    return pace.done()
        + " of "
        + pace.total()
        + pace.remaining().map(left -> ", " + time(left) + " left").orElse("");
  }

  private static String time(Duration left) {
    long seconds = left.toSeconds();
    return seconds < 100
        ? seconds + " s"
        : seconds < 6000 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }

  /** Removes the line of what runs now. */
  void clear() {
    if (terminal.live() == Terminal.Live.YES) {
      terminal.err().print(CLEAR);
      terminal.err().flush();
    }
  }
}
