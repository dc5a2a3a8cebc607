package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A remark in parentheses behind a statement: {@code %d = ... : f32 (damping)}. */
final class TrailingRemark extends TextRule {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:%[\\w.$-]|(?:func\\.)?return\\b)[^:()\"/]*[^:\"/]*: [a-z]\\w*(?:<[\\w, x?]+>)?"
              + "[ \\t]+(\\(([A-Za-z][A-Za-z' ,.-]*)\\))\\s*");

  TrailingRemark() {
    super("NJ160", "trailing-remark", "a remark behind a statement is a comment", "make it one");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    Predicate<String> promising = line -> line.stripTrailing().endsWith(")");
    for (LineMatch line : LineMatch.of(tree, LINE, promising)) {
      if (isProse(line.match().group(2))) {
        edits.add(Edit.insert(line.startOf(1), "// "));
      }
    }
    return edits;
  }

  /** Types in parentheses are no remark. */
  private static boolean isProse(String text) {
    return Stream.of(text.split("[ ,.]+", -1)).noneMatch(Types::isScalar);
  }
}
