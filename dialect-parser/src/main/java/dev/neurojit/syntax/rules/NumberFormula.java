package dev.neurojit.syntax.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes a formula of numbers in double precision. */
final class NumberFormula {
  private NumberFormula() {}

  /** Returns the value; null where a name is in it, or the result is no number that is finite. */
  static @Nullable Double value(@Nullable Formula formula) {
    Double value =
        switch (formula) {
          case Formula.Leaf leaf when leaf.isNumber() && leaf.text().matches("[-0-9.eE+]+") ->
              Double.valueOf(leaf.text());
          case Formula.Apply apply -> apply(apply);
          case null, default -> null;
        };
    return value == null || !Double.isFinite(value) ? null : value;
  }

  private static @Nullable Double apply(Formula.Apply apply) {
    List<Double> operands = new ArrayList<>();
    for (Formula operand : apply.operands()) {
      Double value = value(operand);
      if (value == null) {
        return null;
      }
      operands.add(value);
    }
    double a = operands.isEmpty() ? Double.NaN : operands.getFirst();
    return switch (operands.size()) {
      case 1 ->
          switch (apply.word()) {
            case "neg" -> -a;
            case "sqrt" -> Math.sqrt(a);
            default -> null;
          };
      case 2 -> binary(apply.word(), a, operands.getLast());
      default -> null;
    };
  }

  private static @Nullable Double binary(String word, double a, double b) {
    return switch (word) {
      case "add" -> a + b;
      case "sub" -> a - b;
      case "mul" -> a * b;
      case "div" -> a / b;
      case "pow" -> Math.pow(a, b);
      default -> null;
    };
  }
}
