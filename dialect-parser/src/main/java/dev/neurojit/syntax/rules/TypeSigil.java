package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Types with a sigil: {@code %x: %f32}, {@code -> @i32}. */
final class TypeSigil extends TextRule {
  TypeSigil() {
    super("NJ363", "type-sigil", "the name of a type has no sigil", "remove it");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Token> tokens = TokenGroups.code(tree);
    Set<String> bound = new HashSet<>();
    List<Token> found = new ArrayList<>();
    for (int i = 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean type = isSigilled(token) && Types.isScalar(token.text().substring(1));
      if (!type) {
        continue;
      }
      boolean binds =
          i + 1 < tokens.size()
              && switch (tokens.get(i + 1).kind()) {
                case EQUAL, COLON -> true;
                default -> false;
              };
      if (binds || token.lineStart()) {
        bound.add(token.text());
      } else if (isPlace(tokens, i)) {
        found.add(token);
      }
    }
    return found.stream()
        .filter(it -> !bound.contains(it.text()))
        .map(it -> Edit.delete(new Span(it.start(), it.start() + 1)))
        .toList();
  }

  private static boolean isSigilled(Token token) {
    return switch (token.kind()) {
      case VALUE_ID, SYMBOL, ATTRIBUTE_ALIAS -> true;
      default -> false;
    };
  }

  /** Behind a colon or an arrow, or in a list there. */
  private static boolean isPlace(List<Token> tokens, int i) {
    for (int k = i - 1; k >= 0; k--) {
      Token before = tokens.get(k);
      boolean list = before.is(TokenKind.COMMA) || before.is(TokenKind.LPAREN);
      boolean type = isSigilled(before) && Types.isScalar(before.text().substring(1));
      if (!list && !type) {
        return before.is(TokenKind.COLON)
            || before.is(TokenKind.ARROW)
            || before.isWord("to")
            || before.isWord("into");
      }
    }
    return false;
  }
}
