package dev.neurojit.syntax.rules;

import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The limits of integer types by their names in C, and in other languages. */
final class IntegerLimits {
  /** By the names in C, of which those of unsigned types begin with U. */
  static final Map<String, Long> ALL =
      Map.ofEntries(
          Map.entry("INT_MAX", (long) Integer.MAX_VALUE),
          Map.entry("INT_MIN", (long) Integer.MIN_VALUE),
          Map.entry("INT32_MAX", (long) Integer.MAX_VALUE),
          Map.entry("INT32_MIN", (long) Integer.MIN_VALUE),
          Map.entry("INT64_MAX", Long.MAX_VALUE),
          Map.entry("INT64_MIN", Long.MIN_VALUE),
          Map.entry("LLONG_MAX", Long.MAX_VALUE),
          Map.entry("LLONG_MIN", Long.MIN_VALUE),
          Map.entry("LONG_MAX", Long.MAX_VALUE),
          Map.entry("LONG_MIN", Long.MIN_VALUE),
          Map.entry("INT16_MAX", (long) Short.MAX_VALUE),
          Map.entry("INT16_MIN", (long) Short.MIN_VALUE),
          Map.entry("SHRT_MAX", (long) Short.MAX_VALUE),
          Map.entry("SHRT_MIN", (long) Short.MIN_VALUE),
          Map.entry("INT8_MAX", (long) Byte.MAX_VALUE),
          Map.entry("INT8_MIN", (long) Byte.MIN_VALUE),
          Map.entry("SCHAR_MAX", (long) Byte.MAX_VALUE),
          Map.entry("SCHAR_MIN", (long) Byte.MIN_VALUE),
          Map.entry("UINT8_MAX", 0xFFL),
          Map.entry("UCHAR_MAX", 0xFFL),
          Map.entry("UINT16_MAX", 0xFFFFL),
          Map.entry("USHRT_MAX", 0xFFFFL),
          Map.entry("UINT32_MAX", 0xFFFF_FFFFL),
          Map.entry("UINT_MAX", 0xFFFF_FFFFL));

  /** Of C++, Rust, numpy and torch, which name the width, then of Java and C#. */
  private static final Pattern WIDTHS =
      Pattern.compile(
          "(?:std::)?numeric_limits<(?:std::)?(u?)int(8|16|32|64)_t>::(max|min)\\(\\)"
              + "|\\b(?:(?:np|torch|jnp)\\.iinfo\\((?:np|torch|jnp)\\.(u?)int(8|16|32|64)\\)\\.(max|min))"
              + "|\\b(?:std::)?([iu])(8|16|32|64)::(MAX|MIN)\\b"
              + "|\\b(U?)Int(16|32|64)\\.(Max|Min)Value\\b");

  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(Byte|Short|Integer|int|Int|Long|long)\\.(MAX_VALUE|MIN_VALUE|MaxValue|MinValue)\\b"
              + "|(?:std::)?numeric_limits<(int|short|long)>::(max|min)\\(\\)");

  private IntegerLimits() {}

  /** Returns a formula with the names of C in place of others. */
  static String plain(String formula) {
    String text = WIDTHS.matcher(formula).replaceAll(IntegerLimits::ofWidth);
    return WORDS.matcher(text).replaceAll(IntegerLimits::ofWord);
  }

  private static String ofWidth(MatchResult match) {
    int group = 1;
    while (match.group(group) == null) {
      group += 3;
    }
    String unsigned = match.group(group).equalsIgnoreCase("u") ? "U" : "";
    String end = match.group(group + 2).toUpperCase(Locale.ROOT);
    return unsigned + "INT" + match.group(group + 1) + "_" + end;
  }

  private static String ofWord(MatchResult match) {
    int group = match.group(1) == null ? 3 : 1;
    String end = match.group(group + 1).substring(0, 3).toUpperCase(Locale.ROOT);
    int width =
        switch (match.group(group).toLowerCase(Locale.ROOT)) {
          case "byte" -> 8;
          case "short" -> 16;
          case "long" -> 64;
          default -> 32;
        };
    return "INT" + width + "_" + end;
  }
}
