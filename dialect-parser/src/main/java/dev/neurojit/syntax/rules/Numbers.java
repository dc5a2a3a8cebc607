package dev.neurojit.syntax.rules;

import java.util.Locale;

/** Writes numbers as MLIR does. */
final class Numbers {
  private Numbers() {}

  /** Returns a decimal number, whole or with exponent or suffix, as an MLIR float literal. */
  static String toFloat(String text) {
    String number = text.toLowerCase(Locale.ROOT).replaceFirst("f(16|32|64)?$", "");
    int e = number.indexOf('e');
    String mantissa = e < 0 ? number : number.substring(0, e);
    String exponent = e < 0 ? "" : number.substring(e);
    if (mantissa.startsWith(".")) {
      mantissa = "0" + mantissa;
    }
    if (mantissa.indexOf('.') < 0) {
      mantissa += ".0";
    }
    return (mantissa.endsWith(".") ? mantissa + "0" : mantissa) + exponent;
  }

  /** Returns a number of an f32 or f64; infinities and NaN have no decimal form, but bits. */
  static String text(double value, boolean single) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return single
          ? "0x%08X".formatted(Float.floatToIntBits((float) value))
          : "0x%016X".formatted(Double.doubleToLongBits(value));
    }
    return (single ? Float.toString((float) value) : Double.toString(value))
        .replace("E", "e+")
        .replace("e+-", "e-");
  }

  /** Returns a name for a constant, without sigil: {@code cst_0_5}, {@code c_1}. */
  static String name(String literal) {
    String digits = literal.replaceFirst("\\.0*$", "").replace("-", "m").replace("+", "");
    return "cst_" + digits.replaceAll("[^A-Za-z0-9]", "_");
  }
}
