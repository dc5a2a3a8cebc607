package dev.neurojit.syntax.rules;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of other languages. */
final class ProgramNumbers {
  private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]{1,7}");
  private static final Pattern DIGITS = Pattern.compile("^[0-9.]+(?:[eE][-+]?[0-9]+)?");

  private ProgramNumbers() {}

  /** Returns a number without its suffix, converted where that names a type; null if unknown. */
  static @Nullable Formula of(String text) {
    String plain = text.replace("_", "");
    if (plain.startsWith("0x")) {
      return HEX.matcher(plain).matches()
          ? new Formula.Leaf(Integer.toString(Integer.parseInt(plain, 2, plain.length(), 16)), null)
          : null;
    }
    String typed = DIGITS.matcher(plain).replaceFirst("");
    String digits = plain.substring(0, plain.length() - typed.length());
    return switch (typed) {
      case "" -> new Formula.Leaf(digits, null);
      case "f", "F" -> new Formula.Leaf(Numbers.toFloat(digits), null);
      case "u", "U", "l", "L", "ul", "UL", "ll", "LL" -> new Formula.Leaf(digits, null);
      case "f32", "f64", "i32", "i64" -> new Formula.Cast(typed, new Formula.Leaf(digits, null));
      default -> null;
    };
  }
}
