package dev.neurojit.cli.render;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.neurojit.syntax.Source;
import java.util.List;

/** Two texts as a unified diff. */
public final class DiffView {
  private static final int CONTEXT = 3;

  private final Style style;

  /** Creates a view with or without colours. */
  public DiffView(Style style) {
    this.style = style;
  }

  /** Returns the diff's lines, none if the texts are equal. */
  public List<String> lines(Source before, Source after, String afterName) {
    List<String> old = before.text().lines().toList();
    List<String> now = after.text().lines().toList();
    return UnifiedDiffUtils.generateUnifiedDiff(
            before.name(), afterName, old, DiffUtils.diff(old, now), CONTEXT)
        .stream()
        .map(this::painted)
        .toList();
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
