package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/** A patch instead of a program: lines that begin with {@code +}, {@code -} or {@code @@}. */
final class DiffMarkers extends TextRule {
  DiffMarkers() {
    super(
        "NJ080",
        "diff-markers",
        "this is a patch, not a program",
        "take the text that the patch leads to");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    int added = 0;
    int removed = 0;
    int headers = 0;
    for (Line line : Line.of(tree)) {
      boolean header = isHeader(line.text());
      headers += header ? 1 : 0;
      added += line.text().startsWith("+") && !header ? 1 : 0;
      removed += line.text().startsWith("-") && !header ? 1 : 0;
    }
    boolean evident = added > 0 && (headers > 0 || removed > 0 || added > 1);
    return evident ? applied(tree) : List.of();
  }

  private static List<Edit> applied(SyntaxTree tree) {
    Source source = tree.source();
    List<Edit> edits = new ArrayList<>();
    boolean context = source.text().lines().allMatch(DiffMarkers::isMarkedOrEmpty);
    for (Line at : Line.of(tree)) {
      String line = at.text();
      Span whole = source.fullLineSpan(at.number());
      if (isHeader(line) || line.startsWith("-")) {
        edits.add(Edit.delete(whole));
      } else if (line.startsWith("+")) {
        Span mark = new Span(whole.start(), whole.start() + 1);
        edits.add(context ? Edit.delete(mark) : new Edit(mark, " "));
      } else if (context && line.startsWith(" ")) {
        edits.add(Edit.delete(new Span(whole.start(), whole.start() + 1)));
      }
    }
    return edits;
  }

  private static boolean isMarkedOrEmpty(String line) {
    return line.isEmpty() || isHeader(line) || " +-".indexOf(line.charAt(0)) >= 0;
  }

  private static boolean isHeader(String line) {
    return line.startsWith("--- ")
        || line.startsWith("+++ ")
        || line.startsWith("@@")
        || line.startsWith("diff --git ")
        || line.startsWith("index ")
        || line.startsWith("*** ")
        || line.startsWith("\\ No newline");
  }
}
