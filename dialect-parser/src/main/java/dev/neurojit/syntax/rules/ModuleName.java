package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A module whose name lacks its {@code @}. */
final class ModuleName extends OperationRule {
  ModuleName() {
    super("NJ078", "module-name");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> head = op.head();
    boolean named =
        op.form() == OpForm.MODULE
            && head.size() == 3
            && head.get(2).is(TokenKind.REGION)
            && (head.get(1).is(TokenKind.BARE_ID) || head.get(1).is(TokenKind.STRING))
            && !head.get(1).isWord("attributes");
    if (!named) {
      return null;
    }
    Token name = head.get(1);
    return error(name.span(), "the name of a module begins with '@'")
        .safely("add the '@'", Edit.insert(name.start(), "@"));
  }
}
