package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fused multiply-add of another kind of operands: of integers, or of scalars as vectors. */
final class ScalarFma extends OperationRule {
  ScalarFma() {
    super("NJ212", "scalar-fma");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    boolean fma = op.name().equals("math.fma") || op.name().equals("vector.fma");
    List<Token> operands = op.operands();
    String type = fma ? OperationTypes.ofOperands(op, tree) : null;
    boolean plain =
        operands.size() == 3
            && operands.stream().allMatch(it -> it.is(TokenKind.VALUE_ID))
            && op.body().size() == 5
            && op.results().size() == 1
            && op.types().size() == 1;
    if (!fma || name == null || !plain || type == null) {
      return null;
    }
    if (!type.equals(op.types().getFirst().text()) || !Types.isScalar(type)) {
      return null;
    }
    if (Types.isFloat(type)) {
      return op.name().equals("math.fma")
          ? null
          : error(name.span(), "vector.fma is of vectors")
              .safely("write math.fma", new Edit(name.span(), "math.fma"));
    }
    if (!Types.isInteger(type)) {
      return null;
    }
    Source source = tree.source();
    String product = Scope.of(tree).fresh("t" + source.lineAt(op.span().start()));
    String text =
        product
            + " = arith.muli "
            + operands.get(0).text()
            + ", "
            + operands.get(1).text()
            + " : "
            + type
            + source.lineEnd()
            + source.indentAt(op.span().start())
            + op.results().getFirst().name()
            + " = arith.addi "
            + product
            + ", "
            + operands.get(2).text()
            + " : "
            + type;
    return error(op.headSpan(), op.name() + " is of floats")
        .safely("multiply and add the integers", new Edit(op.span(), text));
  }
}
