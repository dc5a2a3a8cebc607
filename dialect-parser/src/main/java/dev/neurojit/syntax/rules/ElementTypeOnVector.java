package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.TokenKind;
import org.jspecify.annotations.Nullable;

/** An elementwise operation on vectors that names the element's type only. */
final class ElementTypeOnVector extends OperationRule {
  ElementTypeOnVector() {
    super("NJ058", "element-type-on-vector");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean elementwise =
        switch (op.form()) {
          case UNARY, BINARY, TERNARY, CMP -> true;
          default -> false;
        };
    String type = elementwise ? OperationTypes.ofOperands(op, tree) : null;
    Shape shape = Shape.of(type);
    boolean picked = shape != null && op.body().stream().anyMatch(it -> it.is(TokenKind.LBRACKET));
    if (shape == null || type == null || op.types().size() != 1 || picked) {
      return null;
    }
    Span span = op.types().getFirst().span();
    boolean isElement = op.types().getFirst().text().equals(shape.element());
    // Of memory, MemoryValue takes what it holds.
    return isElement && !shape.kind().equals("memref") && OperationTypes.allKnown(op, tree)
        ? error(span, "the operands are " + type + ", not " + shape.element())
            .safely("write " + type, new Edit(span, type))
        : null;
  }
}
