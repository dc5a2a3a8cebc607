package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A patch instead of a program: lines that begin with {@code +}, {@code -} or {@code @@}. */
final class DiffMarkers extends DefectRule {
  DiffMarkers() {
    super("NJ080", "diff-markers");
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Source source = tree.source();
    int added = 0;
    int removed = 0;
    int headers = 0;
    for (int n = 1; n <= source.lineCount(); n++) {
      String line = source.lineText(n);
      headers += isHeader(line) ? 1 : 0;
      added += line.startsWith("+") && !isHeader(line) ? 1 : 0;
      removed += line.startsWith("-") && !isHeader(line) ? 1 : 0;
    }
    boolean evident = added > 0 && (headers > 0 || removed > 0 || added > 1);
    return evident ? Stream.of(report(source)) : Stream.of();
  }

  private Diagnostic report(Source source) {
    List<Edit> edits = new ArrayList<>();
    boolean context = source.text().lines().allMatch(DiffMarkers::isMarkedOrEmpty);
    for (int n = 1; n <= source.lineCount(); n++) {
      String line = source.lineText(n);
      Span whole = source.fullLineSpan(n);
      if (isHeader(line) || line.startsWith("-")) {
        edits.add(Edit.delete(whole));
      } else if (line.startsWith("+")) {
        Span mark = new Span(whole.start(), whole.start() + 1);
        edits.add(context ? Edit.delete(mark) : new Edit(mark, " "));
      } else if (context && line.startsWith(" ")) {
        edits.add(Edit.delete(new Span(whole.start(), whole.start() + 1)));
      }
    }
    return error(edits.getFirst().span(), "this is a patch, not a program")
        .safely("take the text that the patch leads to", edits);
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
