package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Expectation;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What bears out the type that an operation names for operands that are of another one. */
final class ConversionWitness {
  private ConversionWitness() {}

  /**
   * Returns whether there is one: another operand or the function's result has the type, or the
   * operation takes nothing of the operand's family, or nothing as wide, and its result is used as
   * the type says.
   */
  static boolean isGiven(OperationSyntax op, List<Token> mismatched, SyntaxTree tree) {
    if (op.form() == OpForm.RETURN) {
      String result = Expectation.of(tree).functionResult(op, 0);
      boolean single = op.operands().size() == 1;
      return single
          && (op.types().isEmpty()
              || op.types().getFirst().text().equals(result)
              || ImplicitConversion.result(op, mismatched.getFirst(), tree) != null);
    }
    boolean told =
        switch (op.form()) {
          case OTHER, FOR, YIELD, BR, COND_BR -> true;
          default -> false;
        };
    if (told) {
      return true;
    }
    Scope scope = Scope.of(tree);
    return op.operands().stream()
            .anyMatch(operand ->
                !mismatched.contains(operand)
                    && ImplicitConversion.wanted(op, operand, tree).equals(scope.typeOf(operand))
                    && !(op.form() == OpForm.SELECT && operand.equals(op.operands().getFirst())))
        || isOfFamily(op, mismatched, tree);
  }

  /**
   * {@code arith.divf %n, %m : f32} of integers, {@code arith.addi %c, %d : i32} of truth values,
   * where the result is used as the type that is written.
   */
  private static boolean isOfFamily(OperationSyntax op, List<Token> mismatched, SyntaxTree tree) {
    String written = OperationTypes.written(op);
    return written != null
        && op.results().size() == 1
        && mismatched.stream().allMatch(it -> widens(op, Scope.of(tree).typeOf(it), written))
        && written.equals(Wanted.result(op, 0, tree));
  }

  private static boolean widens(OperationSyntax op, @Nullable String from, String to) {
    boolean scalars = Types.isScalar(from) && Types.isScalar(to);
    boolean grows =
        scalars && from != null && (from.equals("index") || Types.width(from) < Types.width(to));
    return Types.isInteger(from) == Types.isInteger(to)
        ? grows && (OpTable.isFloat(op.name()) || OpTable.isInteger(op.name()))
        : Types.isInteger(from) && Types.isFloat(to) && OpTable.isFloat(op.name());
  }
}
