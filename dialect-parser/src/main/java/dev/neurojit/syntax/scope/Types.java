package dev.neurojit.syntax.scope;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Questions about types as texts. */
public final class Types {
  private static final Pattern FLOAT = Pattern.compile("f16|bf16|f32|f64|f80|f128|tf32");
  private static final Pattern INTEGER = Pattern.compile("[su]?i[0-9]{1,7}");
  private static final Pattern SHAPED =
      Pattern.compile("(?:vector|tensor|memref)<(?:.*x)?\\s*([a-z][a-z0-9]*)(?:,.*)?>");

  private Types() {}

  /** Returns the type itself, or the element type of a vector, tensor or memref. */
  public static String element(String type) {
    Matcher shaped = SHAPED.matcher(type);
    return shaped.matches() ? shaped.group(1).replaceFirst("^[0-9x?\\[\\]]*x(?=[a-z])", "") : type;
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

  /** Returns the type of a comparison of this type: i1 or a vector of it. */
  public static String comparison(String type) {
    String element = element(type);
    return element.equals(type) ? "i1" : type.substring(0, type.lastIndexOf(element)) + "i1>";
  }
}
