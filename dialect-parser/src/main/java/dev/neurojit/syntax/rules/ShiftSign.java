package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a shift to the right that does not say what it fills in is one that fills in zeros:
 * where both would give the same bits, or where a loop goes on until nothing is left.
 */
final class ShiftSign {
  private ShiftSign() {}

  /** Returns the shift that is meant, or null where the text does not tell. */
  static @Nullable String of(OperationSyntax op, SyntaxTree tree) {
    List<Token> operands = op.operands();
    if (operands.size() != 2 || op.results().size() != 1 || op.body().size() != 3) {
      return null;
    }
    Token shifted = operands.getFirst();
    Long by = constant(operands.get(1), tree);
    boolean same = isPlain(shifted, tree) || (by != null && by >= 0 && isMasked(op, by, tree));
    return same || (by != null && by > 0 && endsAtZero(op, shifted, tree)) ? "arith.shrui" : null;
  }

  /** Whether the first bit of a value is known to be zero. */
  private static boolean isPlain(Token value, SyntaxTree tree) {
    OperationSyntax by = definition(value, tree);
    int width = Types.width(String.valueOf(Scope.of(tree).typeOf(value)));
    if (by == null || by.form() == OpForm.CONSTANT) {
      return isPositive(constant(value, tree), width);
    }
    return switch (by.name()) {
      case "arith.extui" -> true;
      case "arith.andi" ->
          by.operands().stream().anyMatch(it -> isPositive(constant(it, tree), width));
      case "arith.shrui" -> {
        Long shift = by.operands().size() == 2 ? constant(by.operands().get(1), tree) : null;
        yield shift != null && shift > 0;
      }
      default -> false;
    };
  }

  /** Whether a number is one of the lower half of those that so many bits hold. */
  private static boolean isPositive(@Nullable Long number, int width) {
    return number != null && number >= 0 && Long.SIZE - Long.numberOfLeadingZeros(number) < width;
  }

  /** Whether each use masks the bits away that are filled in. */
  private static boolean isMasked(OperationSyntax op, long by, SyntaxTree tree) {
    List<Use> uses = Scope.of(tree).uses(op.results().getFirst().name());
    int width = Types.width(String.valueOf(Scope.of(tree).typeOf(op.operands().getFirst())));
    for (Use use : uses) {
      boolean and = use.operation().name().startsWith("arith.and");
      long mask =
          !and
              ? -1
              : use.operation().operands().stream()
                  .map(it -> constant(it, tree))
                  .filter(it -> it != null && it >= 0)
                  .mapToLong(it -> it == null ? -1 : it)
                  .findFirst()
                  .orElse(-1);
      if (mask < 0 || by + Long.SIZE - Long.numberOfLeadingZeros(mask) > width) {
        return false;
      }
    }
    return !uses.isEmpty();
  }

  /**
   * {@code scf.while (%x = %n) ... cmpi ne, %x, %zero}: with a sign filled in, it would not end for
   * negative numbers.
   */
  private static boolean endsAtZero(OperationSyntax op, Token shifted, SyntaxTree tree) {
    OperationSyntax loop = op.parent();
    boolean second =
        loop != null
            && loop.form() == OpForm.WHILE
            && loop.regions().size() == 2
            && loop.regions().get(1).equals(op.block().region())
            && !VariableFlow.operations(loop.regions().getFirst()).isEmpty();
    if (!second || loop == null) {
      return false;
    }
    OperationSyntax yield = op.block().operations().getLast();
    OperationSyntax condition = VariableFlow.operations(loop.regions().getFirst()).getLast();
    List<Token> next = yield.form() == OpForm.YIELD ? TypeList.values(yield) : null;
    List<Token> handed = condition.form() == OpForm.CONDITION ? TypeList.values(condition) : null;
    List<Iterations.Binding> bindings = Iterations.arguments(loop);
    List<String> arguments = op.block().arguments().stream().map(it -> it.name()).toList();
    if (next == null || handed == null || handed.size() != bindings.size()) {
      return false;
    }
    String result = op.results().getFirst().name();
    return next.size() == bindings.size()
        && arguments.size() == bindings.size()
        && IntStream.range(0, bindings.size())
            .filter(i -> next.get(i).text().equals(result))
            .filter(i -> arguments.get(i).equals(shifted.text()))
            .filter(i -> handed.get(i).text().equals(bindings.get(i).name().text()))
            .anyMatch(i -> asksForZero(condition, bindings.get(i).name().text(), tree));
  }

  private static boolean asksForZero(OperationSyntax condition, String name, SyntaxTree tree) {
    OperationSyntax asked =
        condition.operands().isEmpty() ? null : definition(condition.operands().getFirst(), tree);
    if (asked == null || !asked.name().equals("arith.cmpi") || asked.operands().size() != 2) {
      return false;
    }
    Long other = constant(asked.operands().get(1), tree);
    return asked.body().getFirst().isWord("ne")
        && asked.operands().getFirst().text().equals(name)
        && other != null
        && other == 0;
  }

  private static @Nullable Long constant(Token value, SyntaxTree tree) {
    String number = Constants.integer(value, tree);
    return number != null && number.length() < 18 ? Long.valueOf(number) : null;
  }

  private static @Nullable OperationSyntax definition(Token value, SyntaxTree tree) {
    Definition definition = Scope.of(tree).resolve(value);
    return definition == null || definition.kind() != Definition.Kind.RESULT
        ? null
        : definition.operation();
  }
}
