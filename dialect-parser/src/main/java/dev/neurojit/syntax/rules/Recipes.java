package dev.neurojit.syntax.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Functions that MLIR has only as a few operations, as formulas of their operands. */
final class Recipes {
  /** One a line: names, parameters in parentheses, and what they stand for in prefix notation. */
  private static final String TEXT =
      """
      clamp clampf clampi clip (x a b) = min(max(x, a), b)
      saturate sat clamp01 clamp_01 (x) = min(max(x, 0.0), 1.0)
      saturate sat limit bound constrain saturatef (x a b) = min(max(x, a), b)
      sign sgn signum signf (x) = select(>(x, 0.0), 1.0, select(<(x, 0.0), -1.0, x))
      hypot norm norm2 l2norm l2_norm magnitude length (x y) = sqrt(add(mul(x, x), mul(y, y)))
      hypot hypot3 norm norm3 norm3d l2norm l2_norm magnitude length (x y z) = sqrt(add(add(mul(x, x), mul(y, y)), mul(z, z)))
      sumsq sum_sq sum_of_squares sumofsquares (x y) = add(mul(x, x), mul(y, y))
      sumsq sum_sq sum_of_squares sumofsquares (x y z) = add(add(mul(x, x), mul(y, y)), mul(z, z))
      between is_between isbetween in_between inbetween in_range inrange within is_within in_bounds (x a b) = and(>=(x, a), <=(x, b))
      test_bit testbit bit_test bittest btst is_bit_set isbitset bit_is_set check_bit has_bit (x k) = !=(and(x, shl(1, k)), 0)
      get_bit getbit read_bit bit_at extract_bit (x k) = and(lshr(x, k), 1)
      set_bit setbit bset bit_set (x k) = or(x, shl(1, k))
      clear_bit clearbit reset_bit unset_bit bclr bit_clr (x k) = and(x, not(shl(1, k)))
      toggle_bit togglebit flip_bit flipbit bchg invert_bit (x k) = xor(x, shl(1, k))
      lerp mix (x y t) = add(x, mul(sub(y, x), t))
      square squaref squared sq (x) = mul(x, x)
      cube cubed (x) = mul(mul(x, x), x)
      relu (x) = max(x, 0.0)
      relu6 (x) = min(max(x, 0.0), 6.0)
      leaky_relu leakyrelu (x a) = select(>(x, 0.0), x, mul(a, x))
      recip reciprocal rcp inv inverse (x) = div(1.0, x)
      sigmoid logistic (x) = div(1.0, add(1.0, exp(neg(x))))
      silu swish (x) = div(x, add(1.0, exp(neg(x))))
      softplus (x) = log(add(1.0, exp(x)))
      softsign (x) = div(x, add(1.0, abs(x)))
      logit (x) = log(div(x, sub(1.0, x)))
      fract frac (x) = sub(x, floor(x))
      radians deg2rad to_radians (x) = mul(x, 0.017453292519943295)
      degrees rad2deg to_degrees (x) = mul(x, 57.29577951308232)
      average avg mean midpoint (x y) = mul(add(x, y), 0.5)
      absdiff abs_diff abs_difference (x y) = abs(sub(x, y))
      sqdiff squared_difference square_diff sqrdiff (x y) = mul(sub(x, y), sub(x, y))
      fdim (x y) = max(sub(x, y), 0.0)
      mulsub mul_sub msub fmsub muls (x y z) = sub(mul(x, y), z)
      max3 (x y z) = max(max(x, y), z)
      min3 (x y z) = min(min(x, y), z)
      is_nonzero nonzero is_not_zero isnonzero (x) = !=(x, 0.0)
      add3 addi3 addf3 (x y z) = add(add(x, y), z)
      implies imply implication logical_implies (x y) = or(not(x), y)
      median median3 med3 (x y z) = max(min(x, y), min(max(x, y), z))
      sec (x) = div(1.0, cos(x))
      csc (x) = div(1.0, sin(x))
      cot (x) = div(1.0, tan(x))
      exp10 pow10 (x) = pow(10.0, x)
      atan atanf arctan (y x) = atan2(y, x)
      log logf logn (x b) = div(log(x), log(b))
      halve half half_of (x) = mul(x, 0.5)
      twice doubled double_of (x) = add(x, x)
      mad muladd mul_add madd multiply_add (x y z) = add(mul(x, y), z)
      and_not bic bit_clear clear_bits (x y) = and(x, not(y))
      is_even iseven (x) = ==(and(x, 1), 0)
      is_odd isodd (x) = ==(and(x, 1), 1)
      nand nandi (x y) = not(and(x, y))
      nor nori (x y) = not(or(x, y))
      xnor xnori (x y) = not(xor(x, y))
      is_negative isneg is_neg (x) = <(x, 0.0)
      is_positive ispos is_pos (x) = >(x, 0.0)
      is_zero iszero (x) = ==(x, 0.0)
      inc increment inci incr (x) = add(x, 1)
      dec decrement deci decr (x) = sub(x, 1)
      smoothstep (a b x) = smooth(min(max(div(sub(x, a), sub(b, a)), 0.0), 1.0))
      smooth (t) = mul(mul(t, t), sub(3.0, mul(2.0, t)))
      rotl rol rotate_left rotateleft rotli rotlu (x k) = or(shl(x, and(k, MASK)), lshr(x, and(neg(k), MASK)))
      rotr ror rotate_right rotateright rotri rotru (x k) = or(lshr(x, and(k, MASK)), shl(x, and(neg(k), MASK)))
      where ternary choose ite iif cmov csel conditional_move cond_select if_then_else ifelse (c x y) = select(c, x, y)
      """;

  /** Shorter words that end in f are words: {@code inf}, {@code erf}. */
  private static final int SHORTEST_MARKED = 3;

  /** The number of an integer's bits, a power of two, less one. */
  static final String MASK = "MASK";

  /** What the words of a line stand for; {@code body} has the parameters as leaves. */
  private record Recipe(List<String> parameters, Formula body) {}

  /** By word and number of operands. */
  private static final Map<String, Recipe> RECIPES = read();

  private static final Set<String> WORDS =
      RECIPES.keySet().stream()
          .map(key -> key.substring(0, key.indexOf('/')))
          .collect(Collectors.toUnmodifiableSet());

  /** Words of one operand in statement form, with the dialects arith and math, are NJ086's. */
  private static final Set<String> COMPOSED =
      Set.of(
          "square",
          "squaref",
          "sq",
          "sigmoid",
          "logistic",
          "relu",
          "recip",
          "reciprocal",
          "rcp",
          "inv");

  private Recipes() {}

  /** Returns whether a name, with or without dialect, is one that a recipe exists for. */
  static boolean isWord(String name) {
    String word = word(name);
    return word.equals("select") || WORDS.contains(word) || WORDS.contains(plain(word));
  }

  /** Returns whether an operation of this name, as a statement of its own, takes a recipe. */
  static boolean isOperation(String name) {
    boolean arithmetic = name.startsWith("arith.") || name.startsWith("math.");
    return isWord(name) && !(arithmetic && COMPOSED.contains(word(name)));
  }

  /** Returns whether a name, with or without dialect, stands for something of two operands. */
  static boolean isOfTwo(String name) {
    return RECIPES.containsKey(key(word(name), 2));
  }

  private static String key(String word, int operands) {
    return word + "/" + operands;
  }

  private static String word(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** {@code averagef}: without the letter that says that it is one of floats. */
  private static String plain(String word) {
    boolean marked = word.length() > SHORTEST_MARKED && word.endsWith("f");
    return marked ? word.substring(0, word.length() - 1) : word;
  }

  /** Returns what a word stands for, or null if it stands for itself. */
  static @Nullable Formula of(String name, List<Formula> operands) {
    String word = word(name);
    boolean power = word.equals("pow") || word.equals("powf");
    if (power && operands.size() == 2) {
      return power(operands.get(0), operands.get(1));
    }
    Recipe recipe =
        RECIPES.getOrDefault(
            key(word, operands.size()), RECIPES.get(key(plain(word), operands.size())));
    if (recipe == null) {
      return null;
    }
    Map<String, Formula> bound = new HashMap<>();
    for (int i = 0; i < operands.size(); i++) {
      bound.put(recipe.parameters.get(i), operands.get(i));
    }
    return fill(recipe.body, bound);
  }

  /** One formula an operand, however often it stands there: it is computed once. */
  private static Formula fill(Formula body, Map<String, Formula> bound) {
    return switch (body) {
      case Formula.Leaf leaf -> bound.getOrDefault(leaf.text(), leaf);
      case Formula.Cast(String type, Formula operand, boolean unsigned) ->
          new Formula.Cast(type, fill(operand, bound), unsigned);
      case Formula.Apply(String word, String prefix, List<Formula> operands) ->
          new Formula.Apply(
              word, prefix, operands.stream().map(operand -> fill(operand, bound)).toList());
    };
  }

  /** Small whole powers are products, for integers too; others are left to math. */
  private static @Nullable Formula power(Formula base, Formula exponent) {
    String text = exponent instanceof Formula.Leaf leaf ? leaf.text() : "";
    return switch (text) {
      case "2", "2.0", "2." -> of("square", List.of(base));
      case "3", "3.0", "3." -> of("cube", List.of(base));
      default -> null;
    };
  }

  private static Map<String, Recipe> read() {
    Map<String, Recipe> recipes = new HashMap<>();
    for (String line : TEXT.split("\n", -1)) {
      if (!line.isBlank()) {
        int open = line.indexOf('(');
        int close = line.indexOf(')');
        List<String> parameters = List.of(line.substring(open + 1, close).split(" ", -1));
        Formula body = prefix(line.substring(line.indexOf('=', close) + 1).strip());
        for (String word : line.substring(0, open).strip().split(" ", -1)) {
          recipes.put(key(word, parameters.size()), new Recipe(parameters, body));
        }
      }
    }
    return Map.copyOf(recipes);
  }

  /** Reads {@code word(a, b)} or a leaf. */
  private static Formula prefix(String text) {
    int open = text.indexOf('(');
    if (open < 0) {
      return new Formula.Leaf(text, null);
    }
    List<Formula> operands = new ArrayList<>();
    int depth = 0;
    int start = open + 1;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends = depth == 0 && (c == ',' || c == ')');
      if (ends) {
        operands.add(prefix(text.substring(start, i).strip()));
        start = i + 1;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return new Formula.Apply(text.substring(0, open), "", operands);
  }
}
