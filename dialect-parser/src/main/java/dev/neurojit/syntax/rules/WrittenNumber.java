package dev.neurojit.syntax.rules;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers of other languages: other bases, parted digits, suffixes. */
final class WrittenNumber {
  private static final Pattern BINARY = Pattern.compile("0b([01_']+)");

  /** Of hardware description languages: the number of bits, the base, the digits. */
  private static final Pattern SIZED = Pattern.compile("[0-9]+'s?([bodh])([0-9a-f_]+)");

  private static final Pattern OCTAL = Pattern.compile("0o([0-7_']+)");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x([0-9a-f_']+)(?:u|l|ul|ull|ll)?");

  /** Groups of three digits, where a single comma could as well be that of a fraction. */
  private static final Pattern THOUSANDS =
      Pattern.compile("[0-9]{1,3}(?:,[0-9]{3})++\\.[0-9]*|[0-9]{1,3}(?:,[0-9]{3}){2,}+");

  private static final Pattern FRACTION = Pattern.compile("[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})");

  /** A fraction twice, of which the second says nothing. */
  private static final Pattern TWICE = Pattern.compile("([0-9]+\\.[0-9]+)(?:\\.0*)");

  private static final Pattern SUFFIXED =
      Pattern.compile("([0-9][0-9_']*(?:\\.[0-9_]*)?(?:e[-+]?[0-9]+)?)(?:u|l|ul|ull|ll|d|lf)?");

  private WrittenNumber() {}

  /**
   * Returns the number as MLIR writes it; null if it is none, or could be two. Of an integer a
   * comma can only part thousands.
   */
  static @Nullable String of(String written, boolean isWhole) {
    String text = written.toLowerCase(Locale.ROOT);
    Matcher binary = BINARY.matcher(text);
    Matcher octal = OCTAL.matcher(text);
    Matcher hexadecimal = HEXADECIMAL.matcher(text);
    Matcher suffixed = SUFFIXED.matcher(text);
    if (binary.matches()) {
      return whole(binary.group(1), 2);
    }
    if (octal.matches()) {
      return whole(octal.group(1), 8);
    }
    if (hexadecimal.matches()) {
      return "0x" + digits(hexadecimal.group(1)).toUpperCase(Locale.ROOT);
    }
    Matcher sized = SIZED.matcher(text);
    if (isWhole && sized.matches()) {
      return sized(sized.group(1), sized.group(2));
    }
    boolean thousands = isWhole && text.matches("[0-9]{1,3}(?:,[0-9]{3})++");
    if (thousands || THOUSANDS.matcher(text).matches()) {
      return text.replace(",", "");
    }
    if (FRACTION.matcher(text).matches()) {
      return text.replace(',', '.');
    }
    Matcher twice = TWICE.matcher(text);
    if (twice.matches()) {
      return twice.group(1);
    }
    if (!suffixed.matches()) {
      return null;
    }
    String number = digits(suffixed.group(1));
    boolean fraction = number.indexOf('.') >= 0 || number.indexOf('e') >= 0;
    return fraction ? Numbers.toFloat(number) : number;
  }

  private static @Nullable String sized(String base, String written) {
    String digits = digits(written);
    return switch (base) {
      case "h" -> "0x" + digits.toUpperCase(Locale.ROOT);
      case "d" -> digits.matches("[0-9]+") ? digits : null;
      case "o" -> digits.matches("[0-7]+") ? whole(digits, 8) : null;
      default -> digits.matches("[01]+") ? whole(digits, 2) : null;
    };
  }

  private static String digits(String text) {
    return text.replace("_", "").replace("'", "");
  }

  private static @Nullable String whole(String text, int base) {
    String digits = digits(text);
    return digits.isEmpty() ? null : new BigInteger(digits, base).toString();
  }
}
