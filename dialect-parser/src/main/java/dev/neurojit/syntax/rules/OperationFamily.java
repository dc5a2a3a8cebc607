package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Integer operations on floats and the reverse: {@code arith.addi ... : f32}. */
final class OperationFamily extends OperationRule {
  OperationFamily() {
    super("NJ023", "operation-family");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || !hasFamily(op.form()) || !OpTable.isKnown(op.name())) {
      return null;
    }
    String operands = OperationTypes.ofOperands(op, tree);
    boolean conflict =
        OpTable.isFloat(op.name()) ? Types.isInteger(operands) : Types.isFloat(operands);
    boolean open = isOpen(op, tree);
    if (operands == null || !(conflict || open) || !OperationTypes.allKnown(op, tree)) {
      return null;
    }
    // Only where the values and the written type agree against the name is it the name that is
    // wrong.
    String written = OperationTypes.written(op);
    boolean contradicts = written != null && !written.equals(operands);
    if (contradicts && !outweigh(op, operands, tree)) {
      return null;
    }
    if (open) {
      String result = op.results().size() == 1 ? Wanted.result(op, 0, tree) : null;
      if (Types.isFloat(result) && Types.isScalar(result) && Types.isScalar(operands)) {
        return converted(op, String.valueOf(result), tree);
      }
    }
    String meant = conflict ? Concepts.meant(op.name(), operands) : null;
    if (meant == null) {
      return null;
    }
    List<Edit> edits = new ArrayList<>(List.of(new Edit(name.span(), meant)));
    if (contradicts) {
      edits.add(new Edit(op.types().getFirst().span(), operands));
    }
    return error(name.span(), op.name() + " does not take " + operands)
        .safely("write " + meant, edits);
  }

  /**
   * Returns whether an operation divides integers as floats, so that its own type is open. By a
   * whole number it may be an integer quotient that is converted behind.
   */
  private static boolean isQuotient(OperationSyntax op, SyntaxTree tree) {
    return (op.name().equals("arith.divf") || op.name().equals("arith.remf"))
        && Types.isInteger(OperationTypes.ofOperands(op, tree))
        && op.operands().stream().noneMatch(it -> Constants.integer(it, tree) != null);
  }

  /** Returns whether a float operation is given integers, so that its own type is open. */
  static boolean isOpen(OperationSyntax op, SyntaxTree tree) {
    return isQuotient(op, tree) || isOnlyFloat(op, OperationTypes.ofOperands(op, tree));
  }

  /** Whether integers are given to an operation that there is on floats only, as math.sqrt. */
  private static boolean isOnlyFloat(OperationSyntax op, @Nullable String operands) {
    return OpTable.isFloat(op.name())
        && Types.isInteger(operands)
        && Concepts.meant(op.name(), operands) == null;
  }

  /** A quotient of integers that is used as a float is one of floats, as its name says. */
  private @Nullable Diagnostic converted(OperationSyntax op, String type, SyntaxTree tree) {
    ConversionWriter writer = new ConversionWriter(op, tree);
    op.operands().forEach(operand -> writer.convert(operand, type));
    List<Edit> edits = writer.edits();
    if (op.types().size() != 1 || !writer.isComplete()) {
      return null;
    }
    edits.add(new Edit(op.types().getFirst().span(), type));
    return error(op.headSpan(), op.name() + " takes floats, and " + type + " is wanted of it")
        .safely("convert what it takes before", edits);
  }

  /** Two operands that agree outweigh name and type, unless what follows wants that type. */
  private static boolean outweigh(OperationSyntax op, String operands, SyntaxTree tree) {
    return op.operands().size() == 2
        && op.types().size() == 1
        && op.results().size() == 1
        && Types.isScalar(operands)
        && (op.form() == OpForm.CMP || operands.equals(Wanted.result(op, 0, tree)));
  }

  private static boolean hasFamily(OpForm form) {
    return form == OpForm.UNARY || form == OpForm.BINARY || form == OpForm.CMP;
  }
}
