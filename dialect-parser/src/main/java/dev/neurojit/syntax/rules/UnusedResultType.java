package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An scf.if that names the type of a result, but gives none and has no else branch. */
final class UnusedResultType extends OperationRule {
  UnusedResultType() {
    super("NJ324", "unused-result-type");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean effect = op.form() == OpForm.IF && op.results().isEmpty() && op.regions().size() == 1;
    List<Token> head = op.head();
    int arrow = effect ? Heads.indexOf(head, TokenKind.ARROW, 0) : -1;
    int region = arrow < 1 ? -1 : Heads.indexOf(head, TokenKind.REGION, arrow);
    if (region < 0 || head.size() > region + 1 || givesValue(op)) {
      return null;
    }
    Span types = new Span(head.get(arrow - 1).end(), head.get(region - 1).end());
    return error(types, "this scf.if gives no value").safely("name no type", Edit.delete(types));
  }

  private static boolean givesValue(OperationSyntax op) {
    List<OperationSyntax> body = op.regions().getFirst().blocks().getLast().operations();
    OperationSyntax last = body.isEmpty() ? null : body.getLast();
    boolean ends =
        last == null
            || switch (last.form()) {
              case YIELD, RETURN -> true;
              default -> last.name().equals("yield");
            };
    // A value that nothing uses may be what was to be given.
    return ends || (last != null && !last.results().isEmpty());
  }
}
