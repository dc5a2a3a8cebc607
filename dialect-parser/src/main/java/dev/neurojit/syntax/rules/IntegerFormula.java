package dev.neurojit.syntax.rules;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Computes a formula of whole numbers as C does, with powers besides, in 64 bits; one that
 * overflows is none.
 */
final class IntegerFormula {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(0[xX][0-9a-fA-F]{1,15}|[0-9]{1,18}|[A-Z][A-Z0-9_]*|<<|>>|\\*\\*|[-+*/%&|~()])"
              + "(?:(?<=[0-9a-fA-F])[uUlL]{1,3})?\\s*");

  /** The operators, those that bind least first. */
  private static final List<List<String>> LEVELS =
      List.of(
          List.of("|"),
          List.of("&"),
          List.of("<<", ">>"),
          List.of("+", "-"),
          List.of("*", "/", "%"));

  private final Deque<String> tokens;
  private final Map<String, Long> names;
  private boolean computes;

  private IntegerFormula(List<String> tokens, Map<String, Long> names) {
    this.tokens = new ArrayDeque<>(tokens);
    this.names = names;
  }

  /** Returns the value of a formula; null of a plain number, and of what is no formula. */
  static @Nullable Long value(String text, Map<String, Long> names) {
    List<String> tokens = tokens(text);
    IntegerFormula formula = new IntegerFormula(tokens, names);
    try {
      Long value = tokens.isEmpty() ? null : formula.level(0);
      return formula.tokens.isEmpty() && formula.computes ? value : null;
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private static List<String> tokens(String text) {
    Matcher token = TOKEN.matcher(text);
    StringBuilder all = new StringBuilder();
    int end = 0;
    while (end < text.length() && token.region(end, text.length()).lookingAt()) {
      all.append(token.group(1)).append(' ');
      end = token.end();
    }
    return end < text.length() ? List.of() : Arrays.asList(all.toString().strip().split(" ", -1));
  }

  private @Nullable Long level(int level) {
    if (level == LEVELS.size()) {
      return unary();
    }
    Long value = level(level + 1);
    while (value != null && LEVELS.get(level).contains(String.valueOf(tokens.peek()))) {
      String operator = tokens.pop();
      Long right = level(level + 1);
      value = right == null ? null : apply(operator, value, right);
      computes = true;
    }
    return value;
  }

  private @Nullable Long unary() {
    String token = tokens.isEmpty() ? "" : tokens.pop();
    return switch (token) {
      case "-" -> {
        Long value = unary();
        yield value == null ? null : Long.valueOf(Math.negateExact(value));
      }
      case "~" -> {
        Long value = unary();
        computes = true;
        yield value == null ? null : Long.valueOf(~value);
      }
      case "(" -> {
        Long value = level(0);
        yield ")".equals(tokens.poll()) ? power(value) : null;
      }
      default -> power(leaf(token));
    };
  }

  /** {@code 2**10}, as Python writes it, which binds more than the sign before it. */
  private @Nullable Long power(@Nullable Long base) {
    if (base == null || !"**".equals(tokens.peek())) {
      return base;
    }
    tokens.pop();
    Long exponent = unary();
    if (exponent == null || exponent < 0 || exponent > 62) {
      return null;
    }
    computes = true;
    long value = 1;
    for (long i = 0; i < exponent; i++) {
      value = Math.multiplyExact(value, base);
    }
    return value;
  }

  /** A number or a name; of one that begins with 0 it is not clear whether it is octal. */
  private @Nullable Long leaf(String token) {
    boolean octal = token.matches("0[0-9]+");
    boolean number = !token.isEmpty() && Character.isDigit(token.charAt(0));
    return octal ? null : number ? Long.decode(token) : names.get(token);
  }

  /** A quotient that is not whole may be meant as a fraction, and as one that is cut. */
  private static @Nullable Long apply(String operator, long a, long b) {
    return switch (operator) {
      case "|" -> a | b;
      case "&" -> a & b;
      case "<<" -> b < 0 || b > 62 || a << b >> b != a ? null : Long.valueOf(a << b);
      case ">>" -> b < 0 || b > 62 ? null : Long.valueOf(a >> b);
      case "+" -> Math.addExact(a, b);
      case "-" -> Math.subtractExact(a, b);
      case "*" -> Math.multiplyExact(a, b);
      case "/" -> b == 0 || a % b != 0 ? null : Long.valueOf(a / b);
      default -> b <= 0 || a < 0 ? null : Long.valueOf(a % b);
    };
  }
}
