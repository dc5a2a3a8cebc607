package dev.neurojit.cli;

import dev.neurojit.llm.Progress;
import java.util.Locale;

/** One line that counts a model's tokens while they come; nothing where no terminal is. */
final class LiveCounter implements Progress {
  private static final String CLEAR = "\r\u001b[K";

  private final Terminal terminal;
  private String model = "";
  private long drawn;

  LiveCounter(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Begins a new answer. */
  void start(String name) {
    model = name;
    draw("asked");
  }

  /** Removes the line. */
  void clear() {
    if (terminal.live() == Terminal.Live.YES) {
      terminal.err().print(CLEAR);
      terminal.err().flush();
    }
  }

  @Override
  public void stage(Stage stage) {
    draw(
        switch (stage) {
          case LOADING_MODEL -> "loading the model";
          case EVALUATING_PROMPT -> "reading the prompt";
          case GENERATING -> "writing";
        });
  }

  @Override
  public void token(String piece, int tokens, double tokensPerSecond) {
    long now = System.nanoTime();
    // Ten times a second is live enough, and leaves the cores to the model.
    if (now - drawn > 100_000_000L) {
      drawn = now;
      draw(String.format(Locale.ROOT, "%d tokens, %.1f tok/s", tokens, tokensPerSecond));
    }
  }

  private void draw(String text) {
    if (terminal.live() == Terminal.Live.YES) {
      terminal.err().print(CLEAR + "    " + terminal.errStyle().faint(model + ": " + text));
      terminal.err().flush();
    }
  }
}
