package dev.neurojit.cli;

import dev.neurojit.cli.render.Glyphs;
import dev.neurojit.cli.render.Style;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err progress, diagnostics, errors
 * @param outStyle colours of {@code out}
 * @param errStyle colours of {@code err}
 * @param glyphs characters that the locale can show
 * @param live whether {@code err} is a terminal on which a line can be drawn again
 */
record Terminal(
    PrintWriter out, PrintWriter err, Style outStyle, Style errStyle, Glyphs glyphs, Live live) {
  /** Whether a counter can be drawn in place. */
  enum Live {
    YES,
    NO
  }

  /**
   * Returns a terminal for two streams.
   *
   * @param terminals which of them are terminals, {@code out}, {@code err} or both, as the launcher
   *     found: Java itself can only tell for both together
   * @param environment the process's, for NO_COLOR, TERM and the locale
   */
  static Terminal of(
      PrintWriter out, PrintWriter err, List<String> terminals, Map<String, String> environment) {
    boolean color =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.get("TERM"));
    boolean outColor = color && terminals.contains("out");
    boolean errColor = color && terminals.contains("err");
    return new Terminal(
        out,
        err,
        outColor ? Style.COLOR : Style.PLAIN,
        errColor ? Style.COLOR : Style.PLAIN,
        Glyphs.of(environment),
        terminals.contains("err") && !"dumb".equals(environment.get("TERM")) ? Live.YES : Live.NO);
  }

  /** Returns the same terminal with nothing on {@code err} but errors. */
  Terminal quiet() {
    return new Terminal(
        out, new PrintWriter(java.io.Writer.nullWriter()), outStyle, errStyle, glyphs, Live.NO);
  }
}
