package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** A body in two pairs of braces, or one that two braces open or close. */
final class DoubledBrace extends TextRule {
  DoubledBrace() {
    super("NJ329", "doubled-brace", "a body stands in one pair of braces", "remove the other");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Token> code = TokenGroups.code(tree);
    List<Integer> pairs = new ArrayList<>();
    int depth = 0;
    for (int i = 0; i < code.size(); i++) {
      Token token = code.get(i);
      depth += token.is(TokenKind.LBRACE) ? 1 : token.is(TokenKind.RBRACE) ? -1 : 0;
      if (i > 1 && token.is(TokenKind.LBRACE) && opensTwice(code, i)) {
        pairs.add(i);
      }
    }
    return switch (pairs.isEmpty() ? 1 - depth : depth) {
      case 0 -> balanced(pairs, code, tree);
      case 1 -> pairs.size() == 1 ? List.of(remove(code, pairs.getFirst())) : List.of();
      case 2 -> closedTwice(code);
      default -> List.of();
    };
  }

  /** Behind a value or a word of a dictionary it is one of attributes. */
  private static boolean opensTwice(List<Token> code, int i) {
    return code.get(i - 1).is(TokenKind.LBRACE)
        && switch (code.get(i - 2).kind()) {
          case EQUAL, COMMA, LESS, LPAREN, LBRACKET, LBRACE -> false;
          default -> !code.get(i - 2).isWord("attributes");
        };
  }

  /** The inner ones of two that open together and close together. */
  private static List<Edit> balanced(List<Integer> pairs, List<Token> code, SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (int inner : pairs) {
      int close = TokenGroups.closing(tree, inner);
      int outer = TokenGroups.closing(tree, inner - 1);
      if (close < 0 || outer != close + 1 || close == inner + 1) {
        return List.of();
      }
      edits.add(remove(code, inner));
      edits.add(remove(code, outer));
    }
    return edits;
  }

  /** {@code } } else {}, where one closes nothing. */
  private static List<Edit> closedTwice(List<Token> code) {
    List<Edit> edits = new ArrayList<>();
    for (int i = 2; i < code.size(); i++) {
      boolean twice =
          code.get(i).isWord("else")
              && !code.get(i).lineStart()
              && code.get(i - 1).is(TokenKind.RBRACE)
              && !code.get(i - 1).lineStart()
              && code.get(i - 2).is(TokenKind.RBRACE);
      if (twice) {
        edits.add(remove(code, i - 1));
      }
    }
    return edits.size() == 1 ? edits : List.of();
  }

  private static Edit remove(List<Token> code, int brace) {
    return Edit.delete(new Span(code.get(brace - 1).end(), code.get(brace).end()));
  }
}
