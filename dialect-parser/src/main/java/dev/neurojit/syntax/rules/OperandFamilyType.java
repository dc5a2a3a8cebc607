package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Types;
import org.jspecify.annotations.Nullable;

/**
 * A written type that no operand has: {@code arith.andi %c, %d : f32} of two i1, {@code arith.addf
 * %x, %y : f32} of two f64.
 */
final class OperandFamilyType extends OperationRule {
  OperandFamilyType() {
    super("NJ092", "operand-family-type");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    String type = op.types().size() == 1 ? OperationTypes.ofOperands(op, tree) : null;
    if (type == null || !OperationTypes.allKnown(op, tree)) {
      return null;
    }
    String written = op.types().getFirst().text();
    boolean plain = op.operands().size() == op.slots().size() - (op.form() == OpForm.CMP ? 1 : 0);
    boolean onFloat = OpTable.isFloat(op.name()) && Types.isFloat(type) && !Types.isFloat(written);
    boolean onInteger =
        OpTable.isInteger(op.name()) && Types.isInteger(type) && !Types.isInteger(written);
    boolean otherWidth = plain && hasOtherWidth(op, type, written, tree);
    if (!plain || !(onFloat || onInteger || otherWidth) || !haveOneShape(type, written)) {
      return null;
    }
    Span span = op.types().getFirst().span();
    return error(span, "the operands are " + type + ", not " + written)
        .safely("write " + type, new Edit(span, type));
  }

  /** Two operands that agree outweigh the written type, unless what follows wants that one. */
  private static boolean hasOtherWidth(
      OperationSyntax op, String type, String written, SyntaxTree tree) {
    boolean fits =
        OpTable.isFloat(op.name())
            ? Types.isFloat(type) && Types.isFloat(written)
            : OpTable.isInteger(op.name()) && Types.isInteger(type) && Types.isInteger(written);
    boolean several = op.operands().size() > 1 && op.results().size() == 1;
    if (!fits || !several || !haveOneShape(type, written) || type.equals(written)) {
      return false;
    }
    boolean compares = op.form() == OpForm.CMP;
    return compares || type.equals(Wanted.result(op, 0, tree));
  }

  private static boolean haveOneShape(String type, String written) {
    Shape shape = Shape.of(type);
    Shape other = Shape.of(written);
    if (shape == null || other == null) {
      return Types.isScalar(type) && Types.isScalar(written);
    }
    return shape.kind().equals(other.kind()) && shape.dimensions().equals(other.dimensions());
  }
}
