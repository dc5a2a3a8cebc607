package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import java.util.ArrayList;
import java.util.List;

/** Moves lines farther in, where they come to stand in a region. */
final class Indentation {
  private Indentation() {}

  /** Returns edits that put blanks before the lines of a range, both ends included. */
  static List<Edit> deeper(Source source, int first, int last, String blanks) {
    List<Edit> edits = new ArrayList<>();
    for (int n = first; n <= last; n++) {
      Span line = source.lineSpan(n);
      if (!line.isEmpty()) {
        edits.add(Edit.insert(line.start(), blanks));
      }
    }
    return edits;
  }
}
