package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Several words before a definition: {@code final float %k = 0.5}, {@code let mut %x = ...}. */
final class DeclarationWords extends TextRule {
  private static final String MODIFIER =
      "(?:final|static|const|constexpr|volatile|register|let|var|mut|private|public|readonly|local)";

  private static final Pattern LINE =
      Pattern.compile(
          "\\s*((?:"
              + MODIFIER
              + "\\s+)+("
              + MODIFIER
              + "|[a-z]\\w*)\\s+)(%[\\w.$-]+)\\s*=\\s*([^=].*)");

  /** What such a word may begin with. */
  private static final String BEGINS = "fscvlmpr";

  DeclarationWords() {
    super(
        "NJ371",
        "declaration-words",
        "a definition begins with the name of the value",
        "remove the words");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (LineMatch line :
        LineMatch.of(
            tree, LINE, it -> it.indexOf('%') > 0 && BEGINS.indexOf(Line.first(it)) >= 0)) {
      String word = line.match().group(2);
      String type = CTypes.scalar(word);
      if (type == null && !word.matches(MODIFIER)) {
        continue;
      }
      int start = line.startOf(1);
      edits.add(Edit.delete(new Span(start, line.startOf(3))));
      String value = line.match().group(4).replaceFirst("\\s*(?:;.*|//.*)?$", "");
      if (type != null && value.indexOf(':') < 0) {
        edits.add(Edit.insert(line.startOf(4) + value.length(), " : " + type));
      }
    }
    return edits;
  }
}
