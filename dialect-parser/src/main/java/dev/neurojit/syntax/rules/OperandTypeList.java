package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A return, yield or condition whose list of types does not go with its values. */
final class OperandTypeList extends OperationRule {
  OperandTypeList() {
    super("NJ047", "operand-type-list");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean hands =
        switch (op.form()) {
          case RETURN, YIELD, CONDITION -> true;
          default -> false;
        };
    if (!hands || op.types().isEmpty()) {
      return null;
    }
    List<String> written = op.types().stream().map(TypeSyntax::text).toList();
    List<String> actual = TypeList.ofValues(op, tree);
    List<String> wanted = wanted(op, tree);
    if (actual == null || actual.isEmpty() || compact(actual).equals(compact(written))) {
      return null;
    }
    boolean backed = actual.equals(wanted) || (wanted.isEmpty() && actual.size() != written.size());
    if (!backed) {
      return null;
    }
    String right = String.join(", ", actual);
    Span span = Heads.span(op.typeTokens());
    return error(span, "the values of this " + op.name() + " are of the types " + right)
        .safely("write " + right, new Edit(span, right));
  }

  private static List<String> compact(List<String> types) {
    return types.stream().map(Types::compact).toList();
  }

  /** What the operation around says; empty where it says nothing. */
  private static List<String> wanted(OperationSyntax op, SyntaxTree tree) {
    OperationSyntax parent = op.parent();
    if (op.form() == OpForm.RETURN) {
      return tree.functionAt(op.span().start()).stream()
          .filter(function -> function.operation() == parent)
          .flatMap(function -> function.results().stream())
          .map(TypeSyntax::text)
          .toList();
    }
    return parent == null || op.form() == OpForm.CONDITION
        ? List.of()
        : Signatures.results(parent).stream().map(TypeSyntax::text).toList();
  }
}
