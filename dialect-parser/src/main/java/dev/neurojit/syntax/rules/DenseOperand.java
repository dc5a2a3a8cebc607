package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Elements where a value belongs: {@code arith.mulf %v, dense<2.0> : vector<4xf32>}. */
final class DenseOperand extends OperationRule {
  DenseOperand() {
    super("NJ320", "dense-operand");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean elementwise =
        switch (op.form()) {
          case UNARY, BINARY, TERNARY, CMP, SELECT -> true;
          default -> false;
        };
    String type = elementwise && !op.types().isEmpty() ? op.types().getLast().text() : "";
    if (!type.startsWith("vector<") && !type.startsWith("tensor<")) {
      return null;
    }
    Source source = tree.source();
    Scope scope = Scope.of(tree);
    int line = source.lineAt(op.span().start());
    StringBuilder constants = new StringBuilder();
    List<Edit> edits = new ArrayList<>();
    for (List<Token> slot : op.slots()) {
      if (isElements(slot)) {
        Span span = Heads.span(slot);
        String name = scope.fresh("cst_" + line + (edits.isEmpty() ? "" : "_" + edits.size()));
        constants
            .append(name + " = arith.constant " + source.text(span) + " : " + type)
            .append(source.lineEnd())
            .append(source.indentAt(op.span().start()));
        edits.add(new Edit(span, name));
      }
    }
    if (edits.isEmpty()) {
      return null;
    }
    Span first = edits.getFirst().span();
    edits.add(Edit.insert(op.span().start(), constants.toString()));
    return error(first, "operands are SSA values; elements need an arith.constant")
        .safely("define the constant before", edits);
  }

  private static boolean isElements(List<Token> slot) {
    return slot.size() > 2
        && slot.getFirst().isWord("dense")
        && slot.get(1).is(TokenKind.LESS)
        && slot.getLast().is(TokenKind.GREATER);
  }
}
