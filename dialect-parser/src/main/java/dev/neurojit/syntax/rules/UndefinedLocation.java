package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Locations of a dump whose definitions at its end were left out: {@code loc(#loc3)}. */
final class UndefinedLocation extends TextRule {
  UndefinedLocation() {
    super(
        "NJ233",
        "undefined-location",
        "nothing defines this location",
        "remove the locations that nothing defines");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    if (!tree.source().text().contains("loc(")) {
      return List.of();
    }
    List<Token> tokens = TokenGroups.code(tree);
    Set<String> defined = new HashSet<>();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      boolean alias = tokens.get(i).is(TokenKind.ATTRIBUTE_ALIAS) && tokens.get(i).lineStart();
      if (alias && tokens.get(i + 1).is(TokenKind.EQUAL)) {
        defined.add(tokens.get(i).text());
      }
    }
    List<Edit> edits = new ArrayList<>();
    for (int i = 1; i + 2 < tokens.size(); i++) {
      boolean opens = tokens.get(i).isWord("loc") && tokens.get(i + 1).is(TokenKind.LPAREN);
      if (opens && !tokens.get(i - 1).is(TokenKind.EQUAL)) {
        int close = close(tokens, i + 1);
        boolean open =
            tokens.subList(i, close + 1).stream()
                .anyMatch(it -> it.is(TokenKind.ATTRIBUTE_ALIAS) && !defined.contains(it.text()));
        if (open && tokens.get(close).is(TokenKind.RPAREN)) {
          edits.add(Edit.delete(new Span(tokens.get(i - 1).end(), tokens.get(close).end())));
          i = close;
        }
      }
    }
    return edits;
  }

  /** The parenthesis that closes, or the last token of the line. */
  private static int close(List<Token> tokens, int open) {
    int depth = 0;
    int i = open;
    while (i + 1 < tokens.size() && !tokens.get(i + 1).lineStart()) {
      depth += tokens.get(i).is(TokenKind.LPAREN) ? 1 : 0;
      depth -= tokens.get(i).is(TokenKind.RPAREN) ? 1 : 0;
      if (depth == 0) {
        return i;
      }
      i++;
    }
    return i;
  }
}
