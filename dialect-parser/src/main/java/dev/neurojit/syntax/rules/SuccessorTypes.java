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
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A branch whose block arguments lack their types. */
final class SuccessorTypes extends OperationRule {
  SuccessorTypes() {
    super("NJ069", "successor-types");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.form() != OpForm.BR && op.form() != OpForm.COND_BR) {
      return null;
    }
    List<Token> body = op.body();
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i + 1 < body.size(); i++) {
      if (body.get(i).is(TokenKind.BLOCK_ID) && body.get(i + 1).is(TokenKind.LPAREN)) {
        List<String> types = types(Heads.group(body, i + 1), tree);
        int close = Heads.afterGroup(body, i + 1) - 1;
        if (!types.isEmpty() && body.get(close).is(TokenKind.RPAREN)) {
          edits.add(Edit.insert(body.get(close).start(), " : " + String.join(", ", types)));
        }
      }
    }
    op.slots().forEach(slot -> enclose(slot, tree, edits));
    return edits.isEmpty()
        ? null
        : error(op.headSpan(), "the values for a block are followed by their types")
            .safely("add them", edits);
  }

  /** {@code ^end %x}, without parentheses. */
  private static void enclose(List<Token> slot, SyntaxTree tree, List<Edit> edits) {
    boolean bare =
        slot.size() == 2
            && slot.get(0).is(TokenKind.BLOCK_ID)
            && slot.get(1).is(TokenKind.VALUE_ID);
    String type = bare ? Scope.of(tree).typeOf(slot.get(1)) : null;
    if (type != null) {
      Token value = slot.get(1);
      Span span = new Span(slot.get(0).end(), value.end());
      edits.add(new Edit(span, "(" + value.text() + " : " + type + ")"));
    }
  }

  /** The types of plain values; empty where one is not known or types are there already. */
  private static List<String> types(List<List<Token>> parts, SyntaxTree tree) {
    List<String> types = new ArrayList<>();
    for (List<Token> part : parts) {
      boolean plain = part.size() == 1 && part.getFirst().is(TokenKind.VALUE_ID);
      String type = plain ? Scope.of(tree).typeOf(part.getFirst()) : null;
      if (type == null) {
        return List.of();
      }
      types.add(type);
    }
    return types;
  }
}
