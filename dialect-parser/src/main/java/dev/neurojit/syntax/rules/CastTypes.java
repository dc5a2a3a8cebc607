package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;

/** The two types of a conversion. */
final class CastTypes {
  private CastTypes() {}

  /** Returns the source and the target type; fewer where the text lacks one. */
  static List<String> of(OperationSyntax op) {
    List<Token> tokens = op.typeTokens();
    int mark = mark(tokens);
    if (mark <= 0 || mark + 1 >= tokens.size()) {
      return tokens.isEmpty() || mark >= 0 ? List.of() : List.of(Heads.type(tokens).text());
    }
    return List.of(
        Heads.type(tokens.subList(0, mark)).text(),
        Heads.type(tokens.subList(mark + 1, tokens.size())).text());
  }

  /** Returns the index of {@code to} or an arrow among the tokens of the types, or -1. */
  static int mark(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).isWord("to") || tokens.get(i).is(TokenKind.ARROW)) {
        return i;
      }
    }
    return -1;
  }
}
