package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The word behind a definition in ML: {@code let %a = arith.mulf %x, %x : f32 in}. */
final class LetIn extends TextRule {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(let )\\s*(?:rec |mut )?(%?[A-Za-z_0-9][\\w.$-]*)\\s*(?::?=)\\s*\\S.*?(\\s+in)\\s*(?://.*)?");

  private static final Pattern PLAIN =
      Pattern.compile("\\s*()(%[\\w.$-]+) = \\S.* : \\S+(\\s+in)\\s*");

  private static final Pattern ALONE = Pattern.compile("\\s*(in)(?:\\s+\\S.*)?");

  LetIn() {
    super("NJ383", "let-in", "a definition holds for what follows it", "remove the words");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    boolean lets = false;
    for (Line line : Line.of(tree)) {
      if (line.isLong() || line.text().indexOf("in") < 0) {
        lets |= line.text().strip().startsWith("let ");
        continue;
      }
      var let = LINE.matcher(line.text());
      var plain = PLAIN.matcher(line.text());
      var alone = ALONE.matcher(line.text());
      if (let.matches() || plain.matches()) {
        var found = let.matches() ? let : plain;
        if (found == let && let.group(2).startsWith("%")) {
          edits.add(Edit.delete(new Span(line.start() + let.start(1), line.start() + let.end(1))));
        }
        edits.add(
            Edit.delete(new Span(line.start() + found.start(3), line.start() + found.end(3))));
      } else if (lets && alone.matches()) {
        edits.add(
            Edit.delete(new Span(line.start() + alone.start(1), line.start() + alone.end(1))));
      }
      lets |= line.text().strip().startsWith("let ");
    }
    return edits;
  }
}
