package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes operations of a formula: the types of its values say which. Gives null where types
 * disagree, or no operation does what is asked for.
 */
final class ExpressionReader {
  private static final Set<String> RELATIONS = Set.of("<", "<=", ">", ">=", "==", "!=");
  private static final Map<String, String> LIBRARY =
      Map.of("fabs", "abs", "fabsf", "abs", "sqrtf", "sqrt", "fmaxf", "max", "fminf", "min");

  private ExpressionReader() {}

  /** Reads all of the tokens as one expression. */
  static @Nullable Expression read(List<Token> tokens, SyntaxTree tree) {
    return read(tokens, tree, null);
  }

  /** Reads the tokens; {@code wanted} is the type of what nothing else gives a type to. */
  static @Nullable Expression read(List<Token> tokens, SyntaxTree tree, @Nullable String wanted) {
    Formula formula = FormulaReader.read(tokens, tree);
    return formula == null ? null : typed(formula, wanted);
  }

  /** Makes operations of a formula whose values have types. */
  static @Nullable Expression typed(Formula formula, @Nullable String wanted) {
    return switch (formula) {
      case Formula.Leaf leaf -> leaf(leaf, wanted);
      case Formula.Cast cast -> cast(cast.type(), cast.operand(), cast.unsigned());
      case Formula.Apply apply -> apply(apply, wanted);
    };
  }

  private static @Nullable Expression leaf(Formula.Leaf leaf, @Nullable String wanted) {
    if (leaf.text().equals(Recipes.MASK)) {
      int bits = wanted != null && wanted.matches("i[0-9]+") ? Types.width(wanted) : 0;
      return Integer.bitCount(bits) == 1 && bits > 1
          ? new Expression.Leaf(String.valueOf(bits - 1), wanted)
          : null;
    }
    if (!leaf.isNumber()) {
      return new Expression.Leaf(leaf.text(), leaf.type());
    }
    if (wanted == null || !Types.isScalar(wanted)) {
      return wanted == null ? new Expression.Leaf(leaf.text(), null) : null;
    }
    String whole = leaf.text().replaceFirst("\\.0*$", "");
    String text =
        Types.isFloat(wanted)
            ? Numbers.toFloat(leaf.text())
            : whole.matches("-?[0-9]+") ? whole : null;
    return text == null ? null : new Expression.Leaf(text, wanted);
  }

  private static @Nullable Expression cast(String type, Formula operand, boolean unsigned) {
    Expression inside = typed(operand, operand instanceof Formula.Leaf ? type : null);
    String from = inside == null ? null : inside.type();
    if (inside == null || from == null || from.equals(type)) {
      return inside;
    }
    String operation = CastNames.between(from, type, unsigned);
    return operation == null ? null : new Expression.Node(operation, "", List.of(inside), type);
  }

  private static @Nullable Expression apply(Formula.Apply apply, @Nullable String wanted) {
    String word = LIBRARY.getOrDefault(apply.word(), apply.word());
    List<Formula> operands = apply.operands();
    // A logarithm with its base is none of math.
    boolean surplus = OpTable.arity(word) == 1 && operands.size() == 2;
    Formula recipe = OpTable.isKnown(word) && !surplus ? null : Recipes.of(word, operands);
    if (recipe != null) {
      return typed(recipe, wanted);
    }
    if (word.equals("select") || OpTable.form(word) == OpForm.SELECT) {
      return choice(operands, wanted);
    }
    String common = common(operands);
    boolean mixed = common == null && operands.stream().anyMatch(it -> natural(it) != null);
    if (mixed) {
      return promoted(apply);
    }
    boolean compares = RELATIONS.contains(word) || OpTable.form(word) == OpForm.CMP;
    String type = common == null && !compares ? wanted : common;
    if (type == null) {
      return null;
    }
    return compares ? comparison(word, apply, type) : arithmetic(word, operands, type);
  }

  private static @Nullable Expression choice(List<Formula> operands, @Nullable String wanted) {
    if (operands.size() != 3) {
      return null;
    }
    String common = common(operands.subList(1, 3));
    String type = common == null ? wanted : common;
    Expression condition = typed(operands.getFirst(), "i1");
    Expression yes = typed(operands.get(1), type);
    Expression no = typed(operands.get(2), type);
    if (type == null || condition == null || yes == null || no == null) {
      return null;
    }
    boolean fits =
        "i1".equals(condition.type()) && type.equals(yes.type()) && type.equals(no.type());
    return fits ? new Expression.Node("arith.select", "", List.of(condition, yes, no), type) : null;
  }

  private static @Nullable Expression comparison(String word, Formula.Apply apply, String type) {
    boolean isFloat = Types.isFloat(type);
    String predicate =
        apply.prefix().isEmpty()
            ? Predicates.meant(word, isFloat)
            : apply.prefix().replace(", ", "");
    List<Expression> operands = all(apply.operands(), type);
    boolean fits = (isFloat || Types.isInteger(type)) && apply.operands().size() == 2;
    return predicate == null || operands == null || !fits
        ? null
        : new Expression.Node(
            isFloat ? "arith.cmpf" : "arith.cmpi",
            predicate + ", ",
            operands,
            Types.comparison(type));
  }

  private static @Nullable Expression arithmetic(String word, List<Formula> given, String type) {
    List<Expression> operands = all(given, type);
    if (operands == null) {
      return null;
    }
    if (word.equals("not") && type.equals("i1")) {
      return node("arith.xori", type, operands.getFirst(), new Expression.Leaf("true", type));
    }
    if (word.equals("not") && Types.isInteger(type) && Types.isScalar(type)) {
      return node("arith.xori", type, operands.getFirst(), new Expression.Leaf("-1", type));
    }
    if (word.equals("neg") && Types.isInteger(type)) {
      return node("arith.subi", type, new Expression.Leaf("0", type), operands.getFirst());
    }
    String real = OpTable.isKnown(word) ? word : Concepts.meant(word, type);
    boolean chain = real != null && OpTable.form(real) == OpForm.BINARY && operands.size() > 2;
    if (chain && (word.equals("max") || word.equals("min")) && real != null) {
      Expression left = operands.getFirst();
      for (Expression right : operands.subList(1, operands.size())) {
        left = node(real, type, left, right);
      }
      return left;
    }
    return real == null || !fits(real, operands.size(), type)
        ? null
        : new Expression.Node(
            real, "", operands, real.startsWith("math.is") ? Types.comparison(type) : type);
  }

  private static Expression node(String real, String type, Expression... operands) {
    return new Expression.Node(real, "", List.of(operands), type);
  }

  /** An integer beside a float is converted, as everywhere else. */
  private static @Nullable Expression promoted(Formula.Apply apply) {
    String target = null;
    List<Formula> operands = new ArrayList<>();
    for (Formula operand : apply.operands()) {
      String type = natural(operand);
      if (type != null && Types.isFloat(type) && Types.isScalar(type)) {
        if (target != null && !target.equals(type)) {
          return null;
        }
        target = type;
      }
    }
    if (target == null) {
      return null;
    }
    for (Formula operand : apply.operands()) {
      String type = natural(operand);
      if (type != null && !type.equals(target)) {
        if (!Types.isInteger(type) || !Types.isScalar(type) || type.equals("i1")) {
          return null;
        }
        boolean counts = type.equals("index");
        operands.add(new Formula.Cast(target, counts ? new Formula.Cast("i64", operand) : operand));
      } else {
        operands.add(operand);
      }
    }
    return typed(new Formula.Apply(apply.word(), apply.prefix(), operands), target);
  }

  private static @Nullable List<Expression> all(List<Formula> formulas, String type) {
    List<Expression> typed = new ArrayList<>();
    for (Formula formula : formulas) {
      Expression expression = typed(formula, type);
      if (expression == null || !type.equals(expression.type())) {
        return null;
      }
      typed.add(expression);
    }
    return typed;
  }

  private static boolean fits(String real, int count, String type) {
    boolean kind =
        OpTable.isFloat(real)
            ? Types.isFloat(type)
            : !OpTable.isInteger(real) || Types.isInteger(type);
    return kind
        && switch (OpTable.form(real)) {
          case UNARY -> count == 1;
          case BINARY -> count == 2;
          case TERNARY -> count == 3;
          default -> false;
        };
  }

  /** The type that a formula has by itself, or null for numbers and contradictions. */
  private static @Nullable String natural(Formula formula) {
    return switch (formula) {
      case Formula.Leaf leaf -> leaf.type();
      case Formula.Cast cast -> cast.type();
      case Formula.Apply apply -> {
        boolean compares =
            RELATIONS.contains(apply.word()) || OpTable.form(apply.word()) == OpForm.CMP;
        boolean chooses =
            apply.word().equals("select") || OpTable.form(apply.word()) == OpForm.SELECT;
        List<Formula> operands = apply.operands();
        String type = common(chooses && operands.size() == 3 ? operands.subList(1, 3) : operands);
        yield compares && type != null ? Types.comparison(type) : type;
      }
    };
  }

  /** The one type of the operands that have one. */
  private static @Nullable String common(List<Formula> operands) {
    String found = null;
    for (Formula operand : operands) {
      String type = natural(operand);
      if (type != null && found != null && !type.equals(found)) {
        return null;
      }
      found = type == null ? found : type;
    }
    return found;
  }
}
