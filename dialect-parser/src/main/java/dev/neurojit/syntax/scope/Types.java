package dev.neurojit.syntax.scope;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Questions about types as texts. */
public final class Types {
  private static final Set<String> FLOATS =
      Set.of("f16", "bf16", "f32", "f64", "f80", "f128", "tf32");
  private static final int MOST_DIGITS = 7;
  private static final Pattern DIMENSIONS =
      Pattern.compile(
          "(?:vector|tensor|memref|complex)<\\s*(?:(?:\\*|\\?|\\d+|\\[\\d+])\\s*x\\s*)*+");

  private Types() {}

  /** Returns the type itself, or the element type of a vector, tensor, memref or complex type. */
  public static String element(String type) {
    if (!type.endsWith(">")) {
      return type;
    }
    Matcher dimensions = DIMENSIONS.matcher(type);
    return dimensions.lookingAt()
        ? type.substring(dimensions.end(), elementEnd(type, dimensions.end())).strip()
        : type;
  }

  /** The first comma outside brackets, or the bracket that ends the type. */
  private static int elementEnd(String type, int from) {
    int depth = 0;
    for (int i = from; i < type.length() - 1; i++) {
      switch (type.charAt(i)) {
        case '<', '(', '[', '{' -> depth++;
        case '>', ')', ']', '}' -> depth--;
        case ',' -> {
          if (depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return type.length() - 1;
  }

  /**
   * Returns whether two types differ for certain: blanks do not count, and what an alias or a type
   * of another dialect stands for is not known.
   */
  public static boolean differ(@Nullable String left, @Nullable String right) {
    return left != null
        && right != null
        && isPlain(left)
        && isPlain(right)
        && !compact(left).equals(compact(right));
  }

  /** Returns a type, or other code, without blanks, to compare it. */
  public static String compact(String code) {
    int blank = 0;
    while (blank < code.length() && !isBlank(code.charAt(blank))) {
      blank++;
    }
    if (blank == code.length()) {
      return code;
    }
    StringBuilder compact = new StringBuilder(code.length()).append(code, 0, blank);
    for (int i = blank; i < code.length(); i++) {
      if (!isBlank(code.charAt(i))) {
        compact.append(code.charAt(i));
      }
    }
    return compact.toString();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static boolean isPlain(String type) {
    return type.indexOf('!') < 0 && type.indexOf('#') < 0;
  }

  /** Returns whether it is a builtin float type, or a shaped type of one. */
  public static boolean isFloat(@Nullable String type) {
    return type != null && FLOATS.contains(element(type));
  }

  /** Returns whether it is an integer type or index, or a shaped type of one. */
  public static boolean isInteger(@Nullable String type) {
    if (type == null) {
      return false;
    }
    String element = element(type);
    return element.equals("index") || isSized(element);
  }

  /** {@code i32}, {@code si8}. */
  private static boolean isSized(String word) {
    int digits = word.startsWith("i") ? 1 : word.startsWith("si") || word.startsWith("ui") ? 2 : 0;
    return digits > 0
        && word.length() > digits
        && word.length() - digits <= MOST_DIGITS
        && isNumber(word, digits);
  }

  private static boolean isNumber(String word, int from) {
    for (int i = from; i < word.length(); i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Returns whether it is a scalar float, integer or index type. */
  public static boolean isScalar(@Nullable String type) {
    return type != null
        && !type.endsWith(">")
        && (FLOATS.contains(type) || type.equals("index") || isSized(type));
  }

  /** Returns the bits of a scalar type; 64 for index, 0 if unknown. */
  public static int width(String type) {
    if (type.equals("index")) {
      return 64;
    }
    int width = 0;
    int digits = 0;
    for (int i = 0; i < type.length(); i++) {
      int digit = type.charAt(i) - '0';
      if (digit >= 0 && digit <= 9) {
        width = ++digits > 6 ? 0 : 10 * width + digit;
      }
    }
    return width;
  }

  /** Returns the type of a comparison of this type: i1 or a shaped type of it. */
  public static String comparison(String type) {
    Matcher dimensions = DIMENSIONS.matcher(type);
    return dimensions.lookingAt() && type.endsWith(">") && !type.startsWith("complex")
        ? dimensions.group() + "i1" + type.substring(elementEnd(type, dimensions.end()))
        : "i1";
  }
}
