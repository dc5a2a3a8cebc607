package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A remark in parentheses behind a statement: {@code %d = ... : f32 (damping)}. */
final class TrailingRemark extends DefectRule {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:%[\\w.$-]|(?:func\\.)?return\\b)[^:()\"/]*[^:\"/]*: [a-z]\\w*(?:<[\\w, x?]+>)?"
              + "[ \\t]+(\\(([A-Za-z][A-Za-z' ,.-]*)\\))\\s*");

  private static final int LONGEST = 500;

  TrailingRemark() {
    super("NJ160", "trailing-remark");
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Source source = tree.source();
    List<Edit> edits = new ArrayList<>();
    for (int n = 1; n <= source.lineCount(); n++) {
      String line = source.lineText(n);
      Matcher remark =
          line.length() < LONGEST && line.stripTrailing().endsWith(")") ? LINE.matcher(line) : null;
      if (remark != null && remark.matches() && isProse(remark.group(2))) {
        edits.add(Edit.insert(source.lineSpan(n).start() + remark.start(1), "// "));
      }
    }
    return edits.isEmpty()
        ? Stream.of()
        : Stream.of(
            error(edits.getFirst().span(), "a remark behind a statement is a comment")
                .safely("make it one", edits));
  }

  /** Types in parentheses are no remark. */
  private static boolean isProse(String text) {
    return Stream.of(text.split("[ ,.]+", -1)).noneMatch(Types::isScalar);
  }
}
