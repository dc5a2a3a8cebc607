package dev.neurojit.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.neurojit.syntax.Source;
import java.util.List;

/** Two texts as a unified diff. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  private UnifiedDiff() {}

  /** Returns the diff's lines, none if the texts are equal. */
  public static List<String> lines(Source before, Source after, String afterName) {
    List<String> old = before.text().lines().toList();
    List<String> now = after.text().lines().toList();
    return UnifiedDiffUtils.generateUnifiedDiff(
        before.name(), afterName, old, DiffUtils.diff(old, now), CONTEXT);
  }
}
