package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.stream.Stream;

/** Numbers as other languages write them: {@code 1e-6}, {@code .5}, {@code 1.0f}. */
final class ForeignNumber extends DefectRule {
  ForeignNumber() {
    super("NJ017", "foreign-number");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return tree.operations().stream()
        .flatMap(op -> op.head().stream())
        .filter(token -> token.is(TokenKind.FOREIGN_NUMBER))
        .map(this::report);
  }

  private Diagnostic report(Token token) {
    String right = Numbers.toFloat(token.text());
    return error(token.span(), "MLIR writes this number as " + right)
        .safely("write " + right, new Edit(token.span(), right));
  }
}
