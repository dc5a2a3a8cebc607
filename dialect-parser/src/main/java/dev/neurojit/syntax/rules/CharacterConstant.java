package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A character as a constant, as C writes it: {@code arith.constant 'A' : i8}. */
final class CharacterConstant extends TextRule {
  private static final Pattern CONSTANT =
      Pattern.compile(
          "\\s*%[\\w.$-]+\\s*=\\s*[\\w.]*const\\w*\\s+('(\\\\?.)')\\s*:\\s*(i\\d+)\\b.*");

  private static final Map<Character, Integer> ESCAPED =
      Map.of('n', 10, 't', 9, 'r', 13, '0', 0, '\\', 92, '\'', 39);

  CharacterConstant() {
    super("NJ247", "character-constant", "MLIR has no characters", "");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    if (tree.source().text().indexOf('\'') < 0) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>();
    for (LineMatch line : LineMatch.of(tree, CONSTANT, it -> it.indexOf('\'') > 0)) {
      String written = line.match().group(2);
      boolean narrow = line.match().group(3).equals("i8");
      char last = written.charAt(written.length() - 1);
      int code = written.length() == 1 ? last : ESCAPED.getOrDefault(last, -1);
      // A digit in quotes may be the number itself, unless it is as wide as a character.
      boolean certain = narrow || written.length() > 1 || !Character.isDigit(last);
      boolean fits = code >= 0 && code < 128 && !line.match().group(3).equals("i1");
      if (certain && fits) {
        Span span = new Span(line.startOf(1), line.startOf(1) + written.length() + 2);
        edits.add(new Edit(span, String.valueOf(code)));
      }
    }
    return edits;
  }
}
