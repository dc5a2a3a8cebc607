package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import org.jspecify.annotations.Nullable;

/** An integer that is negated as if it were a float: {@code arith.negf %n : i32}. */
final class NegatedInteger extends OperationRule {
  NegatedInteger() {
    super("NJ319", "negated-integer");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean plain =
        op.name().equals("arith.negf")
            && op.operands().size() == 1
            && op.body().size() == 1
            && op.results().size() == 1
            && op.typeTokens().size() == 1;
    if (!plain || !OperationTypes.allKnown(op, tree)) {
      return null;
    }
    String type = OperationTypes.ofOperands(op, tree);
    boolean whole =
        type != null && Types.isInteger(type) && Types.isScalar(type) && !type.equals("i1");
    if (!whole || !op.typeTokens().getFirst().text().equals(type)) {
      return null;
    }
    Source source = tree.source();
    String result = op.results().getFirst().name();
    String zero = Scope.of(tree).fresh(NameStem.of(result) + "_zero");
    String value = op.operands().getFirst().text();
    String end = source.lineEnd() + source.indentAt(op.span().start());
    String right =
        (zero + " = arith.constant 0 : " + type + end)
            + (result + " = arith.subi " + zero + ", " + value + " : " + type);
    return error(op.headSpan(), op.name() + " does not take " + type)
        .safely(
            "subtract from 0",
            new Edit(new Span(op.span().start(), op.head().getLast().end()), right));
  }
}
