package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operands without a comma between them, or a type without its colon. */
final class MissingSeparator extends OperationRule {
  MissingSeparator() {
    super("NJ035", "missing-separator");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean plain =
        switch (op.form()) {
          case UNARY, BINARY, TERNARY, SELECT, CMP, RETURN, YIELD, CONSTANT -> true;
          default -> false;
        };
    List<Token> body = op.body();
    if (!plain) {
      return null;
    }
    for (int i = 1; i < body.size(); i++) {
      Token before = body.get(i - 1);
      Token token = body.get(i);
      if (before.is(TokenKind.VALUE_ID) && token.is(TokenKind.VALUE_ID)) {
        return error(before.span().to(token.span()), "a comma is missing between operands")
            .safely("insert the comma", Edit.insert(before.end(), ","));
      }
      boolean typeFollows =
          i == body.size() - 1 && op.colon() == null && Types.isScalar(token.text());
      if (typeFollows && (before.is(TokenKind.VALUE_ID) || before.kind().isNumber())) {
        return error(token.span(), "a colon is missing before the type")
            .safely("insert the colon", Edit.insert(token.start(), ": "));
      }
    }
    return null;
  }
}
