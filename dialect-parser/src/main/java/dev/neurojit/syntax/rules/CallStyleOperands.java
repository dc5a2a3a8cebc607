package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operands in parentheses, as in a call: {@code arith.mulf(%a, %b) : f32}, {@code return(%r) :
 * f32}.
 */
final class CallStyleOperands extends OperationRule {
  CallStyleOperands() {
    super("NJ034", "call-style-operands");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean takesBare =
        switch (op.form()) {
          case UNARY, BINARY, TERNARY, SELECT, CMP, RETURN, YIELD, CAST, IF -> true;
          default -> false;
        };
    List<Token> body = op.body();
    Token name = op.nameToken();
    if (!takesBare || name == null || body.size() < 3 || !body.getFirst().is(TokenKind.LPAREN)) {
      return null;
    }
    int close = Heads.afterGroup(body, 0) - 1;
    boolean onlyOperands =
        body.get(close).is(TokenKind.RPAREN)
            && (close == body.size() - 1 || body.get(close + 1).is(TokenKind.ARROW))
            && body.subList(1, close).stream()
                .noneMatch(token -> token.is(TokenKind.COLON) || token.is(TokenKind.LPAREN));
    if (!onlyOperands) {
      return null;
    }
    Token open = body.getFirst();
    boolean touches = name.end() == open.start();
    return error(
            new Span(open.start(), body.get(close).end()),
            "the operands of " + op.name() + " stand without parentheses")
        .safely(
            "remove the parentheses",
            List.of(
                new Edit(open.span(), touches ? " " : ""), Edit.delete(body.get(close).span())));
  }
}
