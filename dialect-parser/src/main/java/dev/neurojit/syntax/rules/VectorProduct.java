package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The inner product of two vectors, for which there is no operation. */
final class VectorProduct extends OperationRule {
  private static final Set<String> NAMES =
      Set.of(
          "vector.dot",
          "vector.dot_product",
          "vector.dotproduct",
          "vector.inner",
          "vector.inner_product",
          "vector.innerproduct",
          "arith.dot",
          "math.dot");

  VectorProduct() {
    super("NJ200", "vector-product");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || !NAMES.contains(op.name()) || op.operands().size() != 2) {
      return null;
    }
    String left = Scope.of(tree).typeOf(op.operands().get(0));
    String right = Scope.of(tree).typeOf(op.operands().get(1));
    Shape shape = Shape.of(left);
    boolean fits = shape != null && shape.rank() == 1 && shape.kind().equals("vector");
    if (shape == null || !fits || !String.valueOf(left).equals(right) || op.results().size() != 1) {
      return null;
    }
    Source source = tree.source();
    String product = Scope.of(tree).fresh("product_" + source.lineAt(name.start()));
    String multiply = Types.isFloat(shape.element()) ? "arith.mulf " : "arith.muli ";
    String operands = op.operands().get(0).text() + ", " + op.operands().get(1).text();
    String line = product + " = " + multiply + operands + " : " + left;
    String sum = "vector.reduction <add>, " + product + " : " + left + " into " + shape.element();
    return error(name.span(), "there is no operation '" + op.name() + "'")
        .safely(
            "multiply and add up",
            List.of(
                Edit.insert(
                    op.span().start(),
                    line + source.lineEnd() + source.indentAt(op.span().start())),
                new Edit(new Span(name.start(), op.head().getLast().end()), sum)));
  }
}
