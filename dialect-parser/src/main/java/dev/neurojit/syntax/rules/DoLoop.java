package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An scf.for that carries values, by the words of Fortran: {@code do %i = %a, %b, %c iter_args(...)
 * ... end do}.
 */
final class DoLoop extends TextRule {
  private static final String VALUE = "%[\\w.$#-]+";

  private static final Pattern HEAD =
      Pattern.compile(
          "(\\s*(?:"
              + VALUE
              + " = )?)(do|DO|Do|for|scf\\.do|scf\\.for)( "
              + VALUE
              + ") ?= ?("
              + VALUE
              + ") ?, ?("
              + VALUE
              + ") ?, ?("
              + VALUE
              + ")( iter_args\\(.*?\\)(?: -> .*?)?)\\s*(\\{|do)?\\s*");

  private static final Pattern END =
      Pattern.compile("(?i)\\s*(end ?(?:do|for)|done|end)\\s*;?\\s*");

  DoLoop() {
    super(
        "NJ384",
        "do-loop",
        "a loop reads scf.for %i = %a to %b step %c iter_args(...)",
        "write it so");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (Line line : Line.of(tree)) {
      Matcher head = line.isLong() ? null : HEAD.matcher(line.text());
      if (head != null && head.matches()) {
        boolean braced = "{".equals(head.group(8));
        open.push(braced ? 0 : 1);
        String right =
            ("scf.for" + head.group(3) + " = " + head.group(4) + " to " + head.group(5))
                + (" step " + head.group(6) + head.group(7) + " {");
        int start = line.start() + head.start(2);
        edits.add(
            new Edit(new Span(start, line.start() + line.text().stripTrailing().length()), right));
      } else if (!open.isEmpty()) {
        Matcher end = END.matcher(line.text());
        if (open.peek() == 1 && !line.isLong() && end.matches()) {
          open.pop();
          edits.add(
              new Edit(new Span(line.start() + end.start(1), line.start() + end.end(1)), "}"));
        }
      }
    }
    // Without its end a loop cannot be closed.
    return open.stream().anyMatch(it -> it == 1) ? List.of() : edits;
  }
}
