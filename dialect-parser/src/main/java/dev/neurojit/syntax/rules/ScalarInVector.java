package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scalar operand of an operation on vectors, which has to be broadcast first. */
final class ScalarInVector extends OperationRule {
  ScalarInVector() {
    super("NJ093", "scalar-in-vector");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean candidate =
        op.form() == OpForm.BINARY || op.form() == OpForm.CMP || op.form() == OpForm.TERNARY;
    String wanted = op.types().size() == 1 ? op.types().getFirst().text() : null;
    Shape shape = candidate ? Shape.of(wanted) : null;
    if (shape == null || !shape.kind().equals("vector") || wanted == null) {
      return null;
    }
    Scope scope = Scope.of(tree);
    List<Token> scalars =
        op.operands().stream().filter(it -> shape.element().equals(scope.typeOf(it))).toList();
    boolean others = op.operands().stream().anyMatch(it -> wanted.equals(scope.typeOf(it)));
    if (scalars.size() != 1 || !others) {
      return null;
    }
    Token scalar = scalars.getFirst();
    Source source = tree.source();
    String name =
        scope.fresh(
            scalar.text().substring(1).replace('#', '_')
                + "_splat_"
                + source.lineAt(op.span().start()));
    String line =
        name + " = vector.broadcast " + scalar.text() + " : " + shape.element() + " to " + wanted;
    return error(scalar.span(), scalar.text() + " is " + shape.element() + ", not " + wanted)
        .safely(
            "broadcast it before",
            List.of(
                Edit.insert(
                    op.span().start(),
                    line + source.lineEnd() + source.indentAt(op.span().start())),
                new Edit(scalar.span(), name)));
  }
}
