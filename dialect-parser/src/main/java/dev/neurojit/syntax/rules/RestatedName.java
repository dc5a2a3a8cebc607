package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A constant with its name once more before the value: {@code arith.constant kp = 1.25 : f32}. */
final class RestatedName extends TextRule {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*%([\\w.$-]+) ?= ?arith\\.constant "
              + "([\"']?%?([A-Za-z_][\\w.]*)[\"']? ?(?::=|=|:) ?)(?:[-+]?[0-9]|true|false).*");

  private static final Pattern CALL =
      Pattern.compile(
          "\\s*%([\\w.$-]+) ?= ?arith\\.constant (%?([A-Za-z_][\\w.]*)\\(([-+]?[0-9][0-9.eE+-]*)\\))"
              + "(?!\\s*[-+*/]).*");

  /** Words that others know, or that tell something about the value. */
  private static final Set<String> OTHERS = Set.of("value", "val", "type", "dense");

  RestatedName() {
    super(
        "NJ316",
        "restated-name",
        "the name of a constant stands before the '=' alone",
        "leave it out");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (LineMatch line : LineMatch.of(tree, LINE, it -> it.contains("arith.constant"))) {
      String word = line.match().group(3);
      if (!OTHERS.contains(word) && !isType(word)) {
        edits.add(Edit.delete(new Span(line.startOf(2), line.start() + line.match().end(2))));
      }
    }
    for (LineMatch line : LineMatch.of(tree, CALL, it -> it.contains("arith.constant"))) {
      if (line.match().group(1).equals(line.match().group(3))) {
        Span span = new Span(line.startOf(2), line.start() + line.match().end(2));
        edits.add(new Edit(span, line.match().group(4)));
      }
    }
    return edits;
  }

  private static boolean isType(String word) {
    return CTypes.meant(word) != null || Types.isScalar(word);
  }
}
