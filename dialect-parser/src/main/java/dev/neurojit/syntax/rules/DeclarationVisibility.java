package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A function without a body that is not private. */
final class DeclarationVisibility extends OperationRule {
  DeclarationVisibility() {
    super("NJ075", "declaration-visibility");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.form() != OpForm.FUNC || !op.regions().isEmpty()) {
      return null;
    }
    List<Token> head = op.head();
    int symbol = Heads.indexOf(head, TokenKind.SYMBOL, 0);
    if (symbol < 1) {
      return null;
    }
    int after = Heads.afterGroup(head, symbol + 1);
    boolean complete =
        symbol + 1 < head.size()
            && head.get(symbol + 1).is(TokenKind.LPAREN)
            && head.get(after - 1).is(TokenKind.RPAREN);
    List<Token> before = head.subList(1, symbol);
    Diagnostic found = error(op.headSpan(), "a function without a body has to be private");
    if (!complete || before.size() > 1) {
      return null;
    }
    if (before.isEmpty()) {
      return found.safely("add private", Edit.insert(head.get(symbol).start(), "private "));
    }
    boolean foreign =
        Set.of("public", "extern", "external", "declare").contains(before.getFirst().text());
    return foreign
        ? found.safely("write private", new Edit(before.getFirst().span(), "private"))
        : null;
  }
}
