package dev.neurojit.mlir.testing.filecheck;

import java.math.BigInteger;

/**
 * How numbers are written.
 *
 * @param form the base, the sign, the case
 * @param digits the least number of digits
 * @param prefixed whether {@code 0x} stands before
 */
record Numeral(Form form, int digits, boolean prefixed) {
  enum Form {
    UNSIGNED("[0-9]", 10),
    SIGNED("[0-9]", 10),
    HEX("[0-9a-f]", 16),
    UPPER_HEX("[0-9A-F]", 16);

    private final String digit;
    private final int radix;

    Form(String digit, int radix) {
      this.digit = digit;
      this.radix = radix;
    }
  }

  static final Numeral PLAIN = new Numeral(Form.UNSIGNED, 0, false);

  /** From a format such as {@code %u}, {@code %.8X} or {@code %#x}. */
  static Numeral of(String format) throws CheckSyntaxException {
    var parts = java.util.regex.Pattern.compile("%(#)?(?:\\.(\\d{1,4}))?([udxX])?").matcher(format);
    if (!parts.matches()) {
      throw new CheckSyntaxException("invalid matching format specification in expression");
    }
    Form form =
        switch (parts.group(3)) {
          case "d" -> Form.SIGNED;
          case "x" -> Form.HEX;
          case "X" -> Form.UPPER_HEX;
          case null, default -> Form.UNSIGNED;
        };
    if (parts.group(1) != null && form.radix == 10) {
      throw new CheckSyntaxException("alternate form only supported for hex values");
    }
    String digits = parts.group(2);
    return new Numeral(form, digits == null ? 0 : Integer.parseInt(digits), parts.group(1) != null);
  }

  /** What matches any number so written. */
  String regex() {
    String start = (form == Form.SIGNED ? "-?" : "") + (prefixed ? "0x" : "");
    return digits == 0
        ? start + form.digit + "+"
        : "%s%s*%s{%d}".formatted(start, form.digit, form.digit, digits);
  }

  BigInteger read(String text) {
    return new BigInteger(prefixed ? text.replaceFirst("0x", "") : text, form.radix);
  }

  String write(BigInteger value) throws CheckSyntaxException {
    if (value.signum() < 0 && form != Form.SIGNED) {
      throw new CheckSyntaxException("unable to represent numeric value " + value);
    }
    String text = value.abs().toString(form.radix);
    text = "0".repeat(Math.max(0, digits - text.length())) + text;
    return (value.signum() < 0 ? "-" : "")
        + (prefixed ? "0x" : "")
        + (form == Form.UPPER_HEX ? text.toUpperCase(java.util.Locale.ROOT) : text);
  }
}
