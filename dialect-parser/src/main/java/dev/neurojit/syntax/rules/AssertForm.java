package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code cf.assert} without its message, in parentheses, or with a type. */
final class AssertForm extends OperationRule {
  AssertForm() {
    super("NJ234", "assert-form");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || !op.name().equals("cf.assert") || op.body().isEmpty()) {
      return null;
    }
    List<Token> body =
        op.body().stream()
            .filter(it -> !it.is(TokenKind.LPAREN) && !it.is(TokenKind.RPAREN))
            .filter(it -> !it.is(TokenKind.COMMA))
            .toList();
    boolean message = body.size() == 2 && body.getLast().is(TokenKind.STRING);
    boolean plain = body.getFirst().is(TokenKind.VALUE_ID) && (message || body.size() == 1);
    if (!plain || !"i1".equals(Scope.of(tree).typeOf(body.getFirst()))) {
      return null;
    }
    boolean typed = op.colon() != null;
    if (message && !typed && op.body().size() == 3 && op.body().get(1).is(TokenKind.COMMA)) {
      return null;
    }
    String words = message ? body.getLast().text() : "\"assertion failed\"";
    String right = body.getFirst().text() + ", " + words;
    Token last = typed && !op.typeTokens().isEmpty() ? op.typeTokens().getLast() : null;
    Span span =
        op.body().getFirst().span().to(last == null ? op.body().getLast().span() : last.span());
    String blank = name.end() == span.start() ? " " : "";
    return error(span, "it reads cf.assert %condition, \"message\"")
        .safely("write " + right, new Edit(span, blank + right));
  }
}
