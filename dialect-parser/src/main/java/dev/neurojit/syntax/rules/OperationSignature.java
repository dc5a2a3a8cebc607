package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Types spelled out where the operation takes one, or one where it takes two: {@code : (f32, f32)
 * -> f32}, {@code : f32 -> f32}, {@code : f32, f32}, the type of a comparison's result.
 */
final class OperationSignature extends OperationRule {
  OperationSignature() {
    super("NJ033", "operation-signature");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token power = op.nameToken();
    if (power != null && isIntegerPower(op, tree)) {
      return error(power.span(), "the exponent of math.powf is a float; that of math.fpowi is not")
          .safely("write math.fpowi", new Edit(power.span(), "math.fpowi"));
    }
    String second = second(op, tree);
    if (second != null) {
      return error(Heads.span(op.typeTokens()), op.name() + " names two types")
          .safely("add " + second, Edit.insert(op.typeTokens().getLast().end(), ", " + second));
    }
    boolean elementwise =
        switch (op.form()) {
          case UNARY, BINARY, TERNARY, CMP -> true;
          default -> false;
        };
    if (!elementwise || op.typeTokens().isEmpty() || op.slots().isEmpty()) {
      return null;
    }
    List<TypeSyntax> types = op.types();
    String operands = OperationTypes.ofOperands(op, tree);
    if (operands == null || !OperationTypes.allKnown(op, tree)) {
      return null;
    }
    String written = OperationTypes.typeText(op);
    boolean spelledOut = types.size() > 1 || written.contains("->") || written.startsWith("(");
    boolean namesResult =
        written.equals(Types.comparison(operands)) && op.name().startsWith("arith.cmp");
    if (written.equals(operands) || !(spelledOut || namesResult) || !mentions(written, operands)) {
      return null;
    }
    Span span = Heads.span(op.typeTokens());
    return error(span, op.name() + " takes one type, that of its operands")
        .safely("write " + operands, new Edit(span, operands));
  }

  /** {@code math.powf %x, %n : f32, i32}, of a float and an integer of these types. */
  private static boolean isIntegerPower(OperationSyntax op, SyntaxTree tree) {
    if (!op.name().equals("math.powf") || op.types().size() != 2 || op.operands().size() != 2) {
      return false;
    }
    String base = Scope.of(tree).typeOf(op.operands().getFirst());
    String exponent = Scope.of(tree).typeOf(op.operands().getLast());
    return Types.isFloat(base)
        && exponent != null
        && Types.isInteger(exponent)
        && op.types().getFirst().text().equals(base)
        && op.types().getLast().text().equals(exponent);
  }

  /** The type that is missing behind the only one there, or null. */
  private static @Nullable String second(OperationSyntax op, SyntaxTree tree) {
    if (op.types().size() != 1 || op.operands().size() != 2) {
      return null;
    }
    return switch (op.name()) {
      case "arith.addui_extended" -> Types.comparison(OperationTypes.typeText(op));
      case "math.fpowi" -> Scope.of(tree).typeOf(op.operands().getLast());
      default -> null;
    };
  }

  /** Whether the written types are those of the operands and the result, in whatever form. */
  private static boolean mentions(String written, String operands) {
    String rest = written.replace(operands, "").replace(Types.comparison(operands), "");
    return rest.replaceAll("->|[(), ]", "").isEmpty();
  }
}
