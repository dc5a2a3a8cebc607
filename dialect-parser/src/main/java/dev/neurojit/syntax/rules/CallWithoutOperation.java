package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call without {@code call}: {@code %r = @f(%x)}, {@code %r = f(%x)}. */
final class CallWithoutOperation extends OperationRule {
  CallWithoutOperation() {
    super("NJ077", "call-without-operation");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    List<Token> body = op.body();
    if (body.isEmpty()) {
      return null;
    }
    if (name == null && body.size() > 2 && body.getFirst().is(TokenKind.SYMBOL)) {
      Token symbol = body.getFirst();
      boolean applied =
          body.get(1).is(TokenKind.LPAREN) && Heads.afterGroup(body, 1) == body.size();
      return applied
          ? error(symbol.span(), "a function is called by func.call")
              .safely("write call", Edit.insert(symbol.start(), "call "))
          : null;
    }
    boolean known =
        name != null
            && name.is(TokenKind.BARE_ID)
            && body.getFirst().is(TokenKind.LPAREN)
            && body.getFirst().start() == name.end()
            && Heads.afterGroup(body, 0) == body.size()
            && !OpNames.contains(name.text())
            && tree.function(name.text()).isPresent();
    return known && name != null
        ? error(name.span(), "a function is called by func.call, its name begins with '@'")
            .safely("write call @" + name.text(), Edit.insert(name.start(), "call @"))
        : null;
  }
}
