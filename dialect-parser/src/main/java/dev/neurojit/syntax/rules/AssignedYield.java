package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Iterations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A yield that assigns the values to the loop's variables: {@code scf.yield %acc = %next}. */
final class AssignedYield extends OperationRule {
  AssignedYield() {
    super("NJ170", "assigned-yield");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    OperationSyntax loop = op.parent();
    List<List<Token>> slots = op.slots();
    boolean assigns =
        op.form() == OpForm.YIELD
            && op.equals(op.block().operations().getLast())
            && loop != null
            && slots.stream().allMatch(it -> it.size() == 3);
    if (!assigns || slots.isEmpty() || loop == null) {
      return null;
    }
    List<String> names =
        loop.form() == OpForm.FOR || loop.name().equals("affine.for")
            ? Iterations.arguments(loop).stream().map(it -> it.name().text()).toList()
            : loop.results().stream().map(ResultSyntax::name).toList();
    Map<String, String> values = new HashMap<>();
    for (List<Token> slot : slots) {
      boolean pair =
          slot.get(0).is(TokenKind.VALUE_ID)
              && slot.get(1).is(TokenKind.EQUAL)
              && slot.get(2).is(TokenKind.VALUE_ID);
      if (!pair || values.put(slot.get(0).text(), slot.get(2).text()) != null) {
        return null;
      }
    }
    if (names.size() != slots.size() || !values.keySet().equals(Set.copyOf(names))) {
      return null;
    }
    Span span = Heads.span(op.body());
    String right = String.join(", ", names.stream().map(values::get).toList());
    return error(span, "a yield names only the values, in the order of the loop's variables")
        .safely("write " + right, new Edit(span, right));
  }
}
