package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type that an elementwise operation works on, as far as the text tells. */
final class OperationTypes {
  private OperationTypes() {}

  /**
   * Returns the type of the operands if they agree, else the written one if it is plain, else null.
   */
  static @Nullable String of(OperationSyntax op, SyntaxTree tree) {
    String operands = ofOperands(op, tree);
    return operands != null ? operands : written(op);
  }

  /** Returns the one type that all operands with known types have; null if none or several. */
  static @Nullable String ofOperands(OperationSyntax op, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    String only = null;
    for (Token operand : op.operands()) {
      String type = scope.typeOf(operand);
      if (type != null && only != null && !type.equals(only)) {
        return null;
      }
      only = type == null ? only : type;
    }
    return only;
  }

  /**
   * Returns the type that a value should have: that of the operands which it is computed from,
   * where another one is written; null if not known.
   */
  static @Nullable String meant(Definition value, SyntaxTree tree) {
    boolean elementwise =
        value.kind() == Definition.Kind.RESULT
            && switch (value.operation().form()) {
              case BINARY, TERNARY, UNARY -> allKnown(value.operation(), tree);
              default -> false;
            };
    String operands = elementwise ? ofOperands(value.operation(), tree) : null;
    return operands == null ? value.type() : operands;
  }

  /** Returns the type after the colon if it is a single plain one, C's names translated. */
  static @Nullable String written(OperationSyntax op) {
    List<TypeSyntax> types = op.types();
    if (types.isEmpty() || types.getFirst().text().indexOf('(') >= 0) {
      return null;
    }
    String type = CTypes.meant(types.getFirst().text());
    String first = type == null ? types.getFirst().text() : type;
    return Types.isFloat(first) || Types.isInteger(first) ? first : null;
  }

  /** Returns whether all operands are single names and their types are known. */
  static boolean allKnown(OperationSyntax op, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    return !op.operands().isEmpty()
        && op.operands().stream().allMatch(operand -> scope.typeOf(operand) != null);
  }

  /** Returns the text of the operands, parted by commas. */
  static String operandText(OperationSyntax op) {
    return String.join(", ", op.operands().stream().map(Token::text).toList());
  }

  /** Returns the types as they are written, or an empty text. */
  static String typeText(OperationSyntax op) {
    return op.typeTokens().isEmpty() ? "" : Heads.type(op.typeTokens()).text();
  }
}
