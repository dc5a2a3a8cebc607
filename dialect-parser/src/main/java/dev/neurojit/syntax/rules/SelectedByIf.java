package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code scf.if %c, %a, %b : f32}: a choice between values, which arith.select makes. */
final class SelectedByIf extends OperationRule {
  SelectedByIf() {
    super("NJ215", "selected-by-if");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    List<List<Token>> slots = op.slots();
    boolean choice =
        op.form() == OpForm.IF
            && op.regions().isEmpty()
            && op.results().size() == 1
            && slots.size() == 3
            && op.types().size() == 1
            && slots.stream().allMatch(it -> it.size() == 1 && it.get(0).is(TokenKind.VALUE_ID));
    if (!choice || name == null) {
      return null;
    }
    boolean condition = "i1".equals(Scope.of(tree).typeOf(slots.getFirst().getFirst()));
    return condition
        ? error(name.span(), "scf.if has bodies; a choice between values is arith.select")
            .safely("write arith.select", new Edit(name.span(), "arith.select"))
        : null;
  }
}
