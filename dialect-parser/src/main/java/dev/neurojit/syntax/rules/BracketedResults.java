package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several results in brackets, as a tuple of other languages. */
final class BracketedResults extends TokenRule {
  BracketedResults() {
    super("NJ145", "bracketed-results", TokenKind.LPAREN, TokenKind.LBRACKET);
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int open, SyntaxTree tree) {
    Token first = tokens.get(open);
    boolean square = first.is(TokenKind.LBRACKET);
    if (!first.lineStart()) {
      return null;
    }
    int i = open + 1;
    while (i + 1 < tokens.size()
        && tokens.get(i).is(TokenKind.VALUE_ID)
        && tokens.get(i + 1).is(TokenKind.COMMA)) {
      i += 2;
    }
    boolean closes =
        i + 2 < tokens.size()
            && tokens.get(i).is(TokenKind.VALUE_ID)
            && tokens.get(i + 1).is(square ? TokenKind.RBRACKET : TokenKind.RPAREN)
            && tokens.get(i + 2).is(TokenKind.EQUAL);
    return closes
        ? error(first.span().to(tokens.get(i + 1).span()), "results stand without brackets")
            .safely(
                "remove them",
                List.of(Edit.delete(first.span()), Edit.delete(tokens.get(i + 1).span())))
        : null;
  }
}
