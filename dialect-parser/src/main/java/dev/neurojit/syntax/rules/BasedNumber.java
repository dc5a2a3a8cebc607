package dev.neurojit.syntax.rules;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Integers with their base, as assemblers, Ada, Basic and others write it. */
final class BasedNumber {
  /** A notation: its digits are the first group, or after the base as the second. */
  private record Notation(Pattern pattern, int base) {
    static Notation of(String pattern, int base) {
      return new Notation(Pattern.compile(pattern), base);
    }
  }

  private static final List<Notation> NOTATIONS =
      List.of(
          Notation.of("(?:0x)?([0-9][0-9a-f_]*)h", 16),
          Notation.of("([A-F0-9_]*[A-F][A-F0-9_]*)[hH]", 16),
          Notation.of("([01][01_]*)b", 2),
          Notation.of("([0-7][0-7_]*)[oq]", 8),
          // Without a letter or a leading 0 it may be a decimal one.
          Notation.of("\\$(0[0-9a-f]+|[0-9a-f]*[a-f][0-9a-f]*)", 16),
          Notation.of("#(?:\\$|0x)([0-9a-f]+)", 16),
          Notation.of("#([0-9]*[a-f][0-9a-f]*)", 16),
          Notation.of("&h([0-9a-f]+)&?", 16),
          Notation.of("&o([0-7]+)&?", 8),
          Notation.of("&b([01]+)&?", 2),
          Notation.of("[xzh]['\"]([0-9a-f_]+)['\"]", 16),
          Notation.of("b['\"]([01_]+)['\"]", 2),
          Notation.of("o['\"]([0-7_]+)['\"]", 8),
          Notation.of("'h([0-9a-f_]+)", 16),
          Notation.of("'b([01_]+)", 2),
          Notation.of("'d([0-9_]+)", 10),
          Notation.of("0h([0-9a-f_]+)", 16));

  /** {@code 16#FF#}, {@code 2#1010#}, {@code 16rFF}. */
  private static final Pattern NAMED =
      Pattern.compile("(2|8|10|16)(?:#([0-9a-f_]+)#?|r([0-9a-f_]+))");

  private BasedNumber() {}

  /** Returns the number as MLIR writes it, or null if it is none with a base. */
  static @Nullable String of(String written) {
    boolean negative = written.startsWith("-");
    String text = negative || written.startsWith("+") ? written.substring(1) : written;
    String lower = text.toLowerCase(Locale.ROOT);
    Matcher named = NAMED.matcher(lower);
    if (named.matches()) {
      String digits = named.group(2) == null ? named.group(3) : named.group(2);
      return value(digits, Integer.parseInt(named.group(1)), negative);
    }
    for (Notation notation : NOTATIONS) {
      boolean capitals = notation.pattern.pattern().contains("A-F");
      Matcher matcher = notation.pattern.matcher(capitals ? text : lower);
      if (matcher.matches()) {
        return value(matcher.group(1), notation.base, negative);
      }
    }
    return null;
  }

  private static @Nullable String value(String written, int base, boolean negative) {
    String digits = written.replace("_", "");
    boolean fits =
        !digits.isEmpty()
            && digits.length() <= 64
            && digits.chars().allMatch(it -> Character.digit(it, base) >= 0);
    if (!fits) {
      return null;
    }
    BigInteger number = new BigInteger(digits, base);
    return negative || base != 16
        ? (negative ? number.negate() : number).toString()
        : "0x" + number.toString(base).toUpperCase(Locale.ROOT);
  }
}
