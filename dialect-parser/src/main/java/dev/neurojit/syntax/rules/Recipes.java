package dev.neurojit.syntax.rules;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions that MLIR has only as a few operations, as formulas of their operands. */
final class Recipes {
  private static final Set<String> WORDS =
      Set.of(
          "clamp",
          "clampf",
          "clip",
          "hypot",
          "lerp",
          "mix",
          "square",
          "sqr",
          "squaref",
          "sigmoid",
          "logistic",
          "relu",
          "recip",
          "reciprocal",
          "rcp",
          "select",
          "inc",
          "dec");

  private Recipes() {}

  /** Words of one operand in statement form are NJ086's. */
  private static final Set<String> COMPOSED =
      Set.of(
          "square", "sqr", "squaref", "sigmoid", "logistic", "relu", "recip", "reciprocal", "rcp");

  /** Returns whether a name, with or without dialect, is one that a recipe exists for. */
  static boolean isWord(String name) {
    String word = word(name);
    return word != null && WORDS.contains(word);
  }

  /** Returns whether an operation of this name, as a statement of its own, takes a recipe. */
  static boolean isOperation(String name) {
    String word = word(name);
    return isWord(name) && !COMPOSED.contains(word == null ? "" : word);
  }

  private static @Nullable String word(String name) {
    int dot = name.lastIndexOf('.');
    String dialect = dot < 0 ? "" : name.substring(0, dot);
    boolean plain = dot < 0 || dialect.equals("arith") || dialect.equals("math");
    return plain ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : null;
  }

  /** Returns what a word stands for, or null if it stands for itself. */
  static @Nullable Formula of(String name, List<Formula> a) {
    String word = word(name);
    return switch (word) {
      case null -> null;
      case "clamp", "clampf", "clip" ->
          a.size() == 3 ? apply("min", apply("max", a.get(0), a.get(1)), a.get(2)) : null;
      case "hypot" ->
          a.size() == 2 ? apply("sqrt", apply("add", square(a.get(0)), square(a.get(1)))) : null;
      case "lerp", "mix" ->
          a.size() == 3
              ? apply("add", a.get(0), apply("mul", apply("sub", a.get(1), a.get(0)), a.get(2)))
              : null;
      case "square", "sqr", "squaref" -> a.size() == 1 ? square(a.get(0)) : null;
      case "relu" -> a.size() == 1 ? apply("max", a.get(0), number("0.0")) : null;
      case "recip", "reciprocal", "rcp" ->
          a.size() == 1 ? apply("div", number("1.0"), a.get(0)) : null;
      case "sigmoid", "logistic" -> a.size() == 1 ? sigmoid(a.get(0)) : null;
      case "inc" -> a.size() == 1 ? apply("add", a.get(0), number("1")) : null;
      case "dec" -> a.size() == 1 ? apply("sub", a.get(0), number("1")) : null;
      case "pow", "powf" -> a.size() == 2 ? power(a.get(0), a.get(1)) : null;
      default -> null;
    };
  }

  private static Formula sigmoid(Formula x) {
    return apply("div", number("1.0"), apply("add", number("1.0"), apply("exp", apply("neg", x))));
  }

  /** Small whole powers are products, for integers too; others are left to math. */
  private static @Nullable Formula power(Formula base, Formula exponent) {
    String text = exponent instanceof Formula.Leaf leaf ? leaf.text() : "";
    return switch (text) {
      case "2", "2.0", "2." -> square(base);
      case "3", "3.0", "3." -> apply("mul", square(base), base);
      default -> null;
    };
  }

  private static Formula square(Formula x) {
    return apply("mul", x, x);
  }

  private static Formula number(String text) {
    return new Formula.Leaf(text, null);
  }

  private static Formula apply(String word, Formula... operands) {
    return new Formula.Apply(word, "", List.of(operands));
  }
}
