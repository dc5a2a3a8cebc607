package dev.neurojit.cli.render;

import dev.neurojit.report.UnifiedDiff;
import dev.neurojit.syntax.Source;
import java.util.List;

/** Two texts as a unified diff. */
public final class DiffView {
  private final Style style;

  /** Creates a view with or without colours. */
  public DiffView(Style style) {
    this.style = style;
  }

  /** Returns the diff's lines, none if the texts are equal. */
  public List<String> lines(Source before, Source after, String afterName) {
    return UnifiedDiff.lines(before, after, afterName).stream().map(this::painted).toList();
  }

  private String painted(String line) {
    if (line.startsWith("+++") || line.startsWith("---")) {
      return style.bold(line);
    }
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> style.good(line);
      case '-' -> style.bad(line);
      case '@' -> style.place(line);
      default -> line;
    };
  }
}
