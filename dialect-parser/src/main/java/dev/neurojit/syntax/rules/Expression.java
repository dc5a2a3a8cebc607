package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression that MLIR would spread over several operations. */
sealed interface Expression {
  /** Returns the type of its value, or null where it cannot be told. */
  @Nullable String type();

  /** A value or a number; a number has the type of what it stands with. */
  record Leaf(String text, @Nullable String type) implements Expression {
    /** Returns whether a constant has to be made of it. */
    boolean isLiteral() {
      return text.charAt(0) != '%';
    }
  }

  /**
   * An operation on other expressions.
   *
   * @param operation its real name
   * @param prefix what stands before the operands, such as a predicate
   */
  record Node(String operation, String prefix, List<Expression> operands, String type)
      implements Expression {
    /** The type that the text of the operation names: for a comparison, that of its operands. */
    String written() {
      Expression first = operands.getFirst();
      String own = first.type();
      if (OpTable.form(operation) == OpForm.CAST) {
        return own + " to " + type;
      }
      boolean asks = operation.startsWith("arith.cmp") || operation.startsWith("math.is");
      return asks && own != null ? own : type;
    }
  }
}
