package dev.neurojit.syntax.scope;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Questions about types as texts. */
public final class Types {
  private static final Pattern FLOAT = Pattern.compile("f16|bf16|f32|f64|f80|f128|tf32");
  private static final Pattern INTEGER = Pattern.compile("[su]?i[0-9]{1,7}");
  private static final Pattern DIMENSIONS =
      Pattern.compile(
          "(?:vector|tensor|memref|complex)<\\s*(?:(?:\\*|\\?|\\d+|\\[\\d+])\\s*x\\s*)*+");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Types() {}

  /** Returns the type itself, or the element type of a vector, tensor, memref or complex type. */
  public static String element(String type) {
    Matcher dimensions = DIMENSIONS.matcher(type);
    return dimensions.lookingAt() && type.endsWith(">")
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

  /** Returns the type without blanks, to compare it. */
  public static String compact(String type) {
    return BLANKS.matcher(type).replaceAll("");
  }

  private static boolean isPlain(String type) {
    return type.indexOf('!') < 0 && type.indexOf('#') < 0;
  }

  /** Returns whether it is a builtin float type, or a shaped type of one. */
  public static boolean isFloat(@Nullable String type) {
    return type != null && FLOAT.matcher(element(type)).matches();
  }

  /** Returns whether it is an integer type or index, or a shaped type of one. */
  public static boolean isInteger(@Nullable String type) {
    return type != null
        && (INTEGER.matcher(element(type)).matches() || element(type).equals("index"));
  }

  /** Returns whether it is a scalar float, integer or index type. */
  public static boolean isScalar(@Nullable String type) {
    return type != null && element(type).equals(type) && (isFloat(type) || isInteger(type));
  }

  /** Returns the bits of a scalar type; 64 for index, 0 if unknown. */
  public static int width(String type) {
    if (type.equals("index")) {
      return 64;
    }
    String digits = type.replaceAll("[^0-9]", "");
    return digits.isEmpty() || digits.length() > 6 ? 0 : Integer.parseInt(digits);
  }

  /** Returns the type of a comparison of this type: i1 or a shaped type of it. */
  public static String comparison(String type) {
    Matcher dimensions = DIMENSIONS.matcher(type);
    return dimensions.lookingAt() && type.endsWith(">") && !type.startsWith("complex")
        ? dimensions.group() + "i1" + type.substring(elementEnd(type, dimensions.end()))
        : "i1";
  }
}
