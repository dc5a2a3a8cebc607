package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Expectation;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A memref of one element used as the value that it holds: {@code arith.addf %cell, %x}. */
final class MemoryValue extends OperationRule {
  MemoryValue() {
    super("NJ231", "memory-value");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean takes =
        switch (op.form()) {
          case UNARY, BINARY, TERNARY, CMP, SELECT, CAST, RETURN, YIELD -> true;
          default -> op.name().equals("memref.store");
        };
    if (!takes) {
      return null;
    }
    Source source = tree.source();
    Scope scope = Scope.of(tree);
    String end = source.lineEnd() + source.indentAt(op.span().start());
    Map<String, String> names = new HashMap<>();
    StringBuilder lines = new StringBuilder();
    List<Edit> edits = new ArrayList<>();
    for (Token operand : op.operands()) {
      String type = scope.typeOf(operand);
      if (isCell(type, Expectation.of(tree).at(op, operand)) && !isAccessed(op, operand)) {
        String name = names.get(operand.text());
        if (name == null) {
          String wish = operand.text().substring(1).replace('#', '_') + "_value_";
          name = scope.fresh(wish + source.lineAt(op.span().start()));
          names.put(operand.text(), name);
          lines.append(name + " = memref.load " + operand.text() + "[] : " + type + end);
        }
        edits.add(new Edit(operand.span(), name));
      }
    }
    if (edits.isEmpty()) {
      return null;
    }
    Edit first = edits.getFirst();
    edits.addFirst(Edit.insert(op.span().start(), lines.toString()));
    return error(first.span(), "this is memory; an operand is a value that is loaded from it")
        .safely("load it before", edits);
  }

  /** {@code %m[%i]}: where an operand stands that is memory, it is accessed in other words. */
  private static boolean isAccessed(OperationSyntax op, Token operand) {
    int next = op.body().indexOf(operand) + 1;
    return next > 0 && next < op.body().size() && op.body().get(next).is(TokenKind.LBRACKET);
  }

  /** Whether a type is a memref of no dimensions that holds the type that is wanted. */
  private static boolean isCell(@Nullable String type, @Nullable String wanted) {
    Shape shape = type != null && type.startsWith("memref<") ? Shape.of(type) : null;
    return shape != null && shape.rank() == 0 && shape.element().equals(wanted);
  }
}
