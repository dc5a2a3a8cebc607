package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operator between two operands.
 *
 * @param word what a formula calls it
 * @param width how many tokens it has
 * @param compares whether it asks how the two compare
 */
record FormulaOperator(String word, int width, boolean compares) {
  /** The operators by precedence, the weakest first; each as its tokens' text. */
  private static final List<Map<String, String>> BINARY =
      List.of(
          Map.of("||", "or", "or", "or"),
          Map.of("&&", "and", "and", "and"),
          relations(),
          Map.of("|", "or"),
          Map.of("^", "xor"),
          Map.of("&", "and"),
          Map.of("<<", "shl", ">>", "ashr"),
          Map.of("+", "add", "-", "sub"),
          Map.of("*", "mul", "/", "div", "%", "rem", "mod", "rem", "div", "div"));

  private static final int RELATIONS = 2;

  /** Operators of two tokens, as this reader or another language has them. */
  private static final Map<String, String> PAIRS =
      Map.ofEntries(
          Map.entry("||", "||"),
          Map.entry("&&", "&&"),
          Map.entry("<<", "<<"),
          Map.entry(">>", ">>"),
          Map.entry("<>", "!="),
          Map.entry("~=", "!="),
          Map.entry(".*", "*"),
          Map.entry("./", "/"),
          Map.entry(".gt.", ">"),
          Map.entry(".ge.", ">="),
          Map.entry(".lt.", "<"),
          Map.entry(".le.", "<="),
          Map.entry(".eq.", "=="),
          Map.entry(".ne.", "!="),
          Map.entry(".and.", "&&"),
          Map.entry(".or.", "||"));

  /** How many levels of precedence there are. */
  static final int LEVELS = BINARY.size();

  /** Returns the one of a level that begins at an index, or null. */
  static @Nullable FormulaOperator at(List<Token> tokens, int i, int level) {
    if (i >= tokens.size()) {
      return null;
    }
    String one = tokens.get(i).text().toLowerCase(Locale.ROOT);
    boolean joined = i + 1 < tokens.size() && tokens.get(i + 1).start() == tokens.get(i).end();
    String two = joined ? one + tokens.get(i + 1).text().toLowerCase(Locale.ROOT) : one;
    String pair = joined ? PAIRS.get(two) : null;
    String operator = pair == null ? one : pair;
    String word = BINARY.get(level).get(operator);
    // Two stars raise to a power, which another method reads.
    return word == null || two.equals("**")
        ? null
        : new FormulaOperator(word, pair == null ? 1 : 2, level == RELATIONS);
  }

  /** Returns the one of any level that begins at an index, or null. */
  static @Nullable FormulaOperator at(List<Token> tokens, int i) {
    for (int level = 0; level < LEVELS; level++) {
      FormulaOperator operator = at(tokens, i, level);
      if (operator != null) {
        return operator;
      }
    }
    return null;
  }

  /** In signs, and in the words of MLIR's comparisons of signed integers and ordered floats. */
  private static Map<String, String> relations() {
    Map<String, String> all = new HashMap<>();
    Map.of("lt", "<", "le", "<=", "gt", ">", "ge", ">=", "eq", "==", "ne", "!=")
        .forEach((word, sign) -> {
          all.put(sign, sign);
          all.put(word, sign);
          if (!word.equals("eq") && !word.equals("ne")) {
            all.put("o" + word, sign);
            all.put("s" + word, sign);
          }
        });
    all.put("oeq", "==");
    all.put("une", "!=");
    return Map.copyOf(all);
  }
}
