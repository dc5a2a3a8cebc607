package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every line of the program between two marks: in backticks, or as a string of a list. */
final class WrappedLine extends TextRule {
  private static final Pattern WRAPPED =
      Pattern.compile("(\\s*([`\"'])(?!\\2))([^`\"']*?)((?:\\\\n)?\\2[,;]?\\s*)");

  private static final Pattern CODE = Pattern.compile(".*(?:%\\w|\\bfunc\\b|^\\s*}).*");

  private static final int LEAST = 3;

  WrappedLine() {
    super(
        "NJ367", "wrapped-line", "every line stands between marks that are no code", "remove them");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    char mark = 0;
    for (Line line : Line.of(tree)) {
      Matcher wrapped = WRAPPED.matcher(line.text());
      if (line.isLong()
          || !wrapped.matches()
          || (mark != 0 && mark != wrapped.group(2).charAt(0))) {
        if (CODE.matcher(line.text()).matches()) {
          return List.of();
        }
        continue;
      }
      mark = wrapped.group(2).charAt(0);
      int quote = line.start() + wrapped.start(2);
      edits.add(Edit.delete(new Span(quote, quote + 1)));
      edits.add(
          Edit.delete(new Span(line.start() + wrapped.start(4), line.start() + wrapped.end(4))));
    }
    return edits.size() < 2 * LEAST ? List.of() : edits;
  }
}
