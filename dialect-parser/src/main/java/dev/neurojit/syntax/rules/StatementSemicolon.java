package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.TokenKind;
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
    return tree.tokens().stream()
        .filter(token -> token.is(TokenKind.SEMICOLON))
        .map(token ->
            error(token.span(), "statements do not end with ';' in MLIR")
                .safely("remove the semicolon", Edit.delete(token.span())));
  }
}
