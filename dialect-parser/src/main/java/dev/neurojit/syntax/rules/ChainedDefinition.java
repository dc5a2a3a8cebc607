package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** One value under two names: {@code %a = %b = arith.addf %x, %y : f32}. */
final class ChainedDefinition extends TextRule {
  ChainedDefinition() {
    super("NJ236", "chained-definition", "a value has one name", "use the first name");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Token> tokens = TokenGroups.code(tree);
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i + 4 < tokens.size(); i++) {
      if (tokens.get(i).lineStart() && isDefinition(tokens, i) && isDefinition(tokens, i + 2)) {
        Token first = tokens.get(i);
        int at = i + 2;
        while (at + 2 < tokens.size() && isDefinition(tokens, at)) {
          if (!rename(tokens, at, first.text(), edits)) {
            return List.of();
          }
          at += 2;
        }
        if (!tokens.get(at).is(TokenKind.BARE_ID) && !tokens.get(at).is(TokenKind.STRING)) {
          return List.of();
        }
        edits.add(Edit.delete(new Span(tokens.get(i + 2).start(), tokens.get(at).start())));
        i = at;
      }
    }
    edits.sort((a, b) -> Integer.compare(a.span().start(), b.span().start()));
    return edits;
  }

  private static boolean isDefinition(List<Token> tokens, int i) {
    return tokens.get(i).is(TokenKind.VALUE_ID)
        && tokens.get(i + 1).is(TokenKind.EQUAL)
        && !tokens.get(i + 2).lineStart();
  }

  /** Uses the first name for another down to the end of the function; false if it has a value. */
  private static boolean rename(List<Token> tokens, int at, String first, List<Edit> edits) {
    String name = tokens.get(at).text();
    for (int i = at - 1; i > 0 && !isFunction(tokens.get(i)); i--) {
      if (tokens.get(i).text().equals(name)) {
        return false;
      }
    }
    for (int i = at + 2; i < tokens.size() && !isFunction(tokens.get(i)); i++) {
      Token token = tokens.get(i);
      if (token.text().equals(name) || token.text().startsWith(name + "#")) {
        boolean defines = token.lineStart() || i + 1 == tokens.size();
        if (defines || tokens.get(i + 1).is(TokenKind.EQUAL)) {
          return false;
        }
        edits.add(new Edit(token.span(), first + token.text().substring(name.length())));
      }
    }
    return true;
  }

  private static boolean isFunction(Token token) {
    return token.isWord("func.func") || token.isWord("func");
  }
}
