package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lines of code between the bars of a table: {@code | %h = arith.constant 0.5 : f32 |}. */
final class TableRow extends TextRule {
  private static final Pattern ROW = Pattern.compile("\\s*\\|.*\\S.*?(?:\\|\\s*)?");
  private static final Pattern RULER = Pattern.compile("\\s*\\|[-:| ]*-[-:| ]*");

  /** A statement as a whole; a comparison is none. */
  private static final Pattern CODE =
      Pattern.compile(
          "`?(?:(?:%[\\w.$:-]+(?:, ?%[\\w.$:-]+)* ?= ?(?:[a-z]\\w*\\.\\w|call\\b|constant\\b)"
              + "|[a-z]\\w*\\.[a-z_]+ |return\\b|module\\b|func\\b|\\^\\w|\\}(?: else \\{)?$).*|\\})`?");

  TableRow() {
    super("NJ382", "table-row", "code stands in no table", "remove the bars");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    List<Line> rulers = new ArrayList<>();
    for (Line line : Line.of(tree)) {
      if (Line.first(line.text()) != '|' || line.isLong()) {
        continue;
      }
      if (RULER.matcher(line.text()).matches()) {
        rulers.add(line);
      } else if (ROW.matcher(line.text()).matches()) {
        row(line, edits);
      }
    }
    if (edits.isEmpty()) {
      return edits;
    }
    for (Line ruler : rulers) {
      edits.add(Edit.delete(tree.source().fullLineSpan(ruler.number())));
      header(ruler, tree, edits);
    }
    return edits;
  }

  /** The row above a ruler, if it names the columns. */
  private static void header(Line ruler, SyntaxTree tree, List<Edit> edits) {
    if (ruler.number() < 2) {
      return;
    }
    Line above = Line.of(tree).get(ruler.number() - 2);
    boolean words = Line.first(above.text()) == '|' && above.text().indexOf('%') < 0;
    Span span = tree.source().fullLineSpan(above.number());
    if (words && edits.stream().noneMatch(it -> span.contains(it.span()))) {
      edits.add(Edit.delete(span));
    }
  }

  /** One cell is code; those beside it, without values, tell something about it. */
  private static void row(Line line, List<Edit> edits) {
    String text = line.text();
    int at = text.indexOf('|') + 1;
    int first = at - 1;
    Span code = null;
    int cells = 0;
    while (at <= text.length()) {
      int end = text.indexOf('|', at);
      int stop = end < 0 ? text.length() : end;
      String cell = text.substring(at, stop);
      boolean isCode = CODE.matcher(cell.strip()).matches();
      if (isCode && code != null) {
        return;
      }
      if (isCode) {
        code = new Span(at, stop);
      } else if (cell.indexOf('%') >= 0) {
        return;
      }
      cells++;
      at = stop + 1;
    }
    if (code == null || cells > 6) {
      return;
    }
    String cell = text.substring(code.start(), code.end());
    int from = code.start() + (cell.length() - cell.stripLeading().length());
    int to = code.start() + cell.stripTrailing().length();
    boolean quoted = text.charAt(from) == '`' && text.charAt(to - 1) == '`' && to > from + 1;
    edits.add(Edit.delete(new Span(line.start() + first, line.start() + from + (quoted ? 1 : 0))));
    if (to < text.length()) {
      edits.add(
          Edit.delete(
              new Span(line.start() + to - (quoted ? 1 : 0), line.start() + text.length())));
    }
  }
}
