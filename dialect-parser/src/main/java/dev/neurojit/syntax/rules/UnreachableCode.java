package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Expectation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arithmetic or another return behind the return of a function. */
final class UnreachableCode extends OperationRule {
  UnreachableCode() {
    super("NJ131", "unreachable-code");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    OperationSyntax parent = op.parent();
    List<OperationSyntax> operations = op.block().operations();
    int at = operations.indexOf(op);
    boolean returns = op.form() == OpForm.RETURN && parent != null && parent.form() == OpForm.FUNC;
    if (!returns || at + 1 >= operations.size()) {
      return null;
    }
    List<OperationSyntax> rest = operations.subList(at + 1, operations.size());
    String first = Expectation.of(tree).functionResult(op, 0);
    boolean complete = (first == null) == op.operands().isEmpty();
    boolean idle =
        rest.stream().allMatch(it -> isPure(it) || isBareReturn(it))
            && rest.stream().anyMatch(it -> !isBareReturn(it) || first != null);
    if (!complete || !idle) {
      return null;
    }
    Span span = new Span(op.span().end(), rest.getLast().span().end());
    return error(rest.getFirst().headSpan(), "nothing behind a return is reached")
        .note(op.headSpan(), "the function returns here")
        .safely("remove it", Edit.delete(span));
  }

  private static boolean isPure(OperationSyntax op) {
    boolean arithmetic = op.name().startsWith("arith.") || op.name().startsWith("math.");
    return arithmetic && op.regions().isEmpty() && OpNames.contains(op.name());
  }

  private static boolean isBareReturn(OperationSyntax op) {
    return op.form() == OpForm.RETURN && op.head().size() == 1;
  }
}
