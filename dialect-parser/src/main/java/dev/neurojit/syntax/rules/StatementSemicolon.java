package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Semicolons that end statements. */
final class StatementSemicolon extends DefectRule {
  StatementSemicolon() {
    super("NJ013", "statement-semicolon");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    // A semicolon is no token of MLIR, so wherever the lexer finds one it can go; where statements
    // share a line MLIR needs nothing between them.
    List<Token> tokens = tree.tokens();
    List<Diagnostic> found = new ArrayList<>();
    int parentheses = 0;
    for (Token token : tokens) {
      parentheses += token.is(TokenKind.LPAREN) ? 1 : token.is(TokenKind.RPAREN) ? -1 : 0;
      if (token.lineStart()) {
        parentheses = 0;
      }
      if (token.is(TokenKind.SEMICOLON)) {
        found.add(report(token, parentheses > 0));
      }
    }
    return found.stream();
  }

  private Diagnostic report(Token token, boolean inList) {
    return inList
        ? error(token.span(), "a comma parts the elements of a list")
            .safely("write a comma", new Edit(token.span(), ","))
        : error(token.span(), "statements do not end with ';' in MLIR")
            .safely("remove the semicolon", Edit.delete(token.span()));
  }
}
