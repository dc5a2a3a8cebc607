package dev.neurojit.corpus;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers of a corpus as Java passes them to machine code. */
final class Scalars {
  private Scalars() {}

  static List<Object> arguments(List<String> types, List<Object> values) {
    List<Object> arguments = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      arguments.add(argument(types.get(i), values.get(i)));
    }
    return arguments;
  }

  private static Object argument(String type, Object value) {
    return switch (type) {
      case "f32" -> (float) real(value);
      case "f64" -> real(value);
      case "i1" -> whole(value) != 0;
      case "i8" -> (byte) whole(value);
      case "i16" -> (short) whole(value);
      case "i32" -> (int) whole(value);
      case "i64", "index" -> whole(value);
      default -> throw new IllegalArgumentException("a corpus has no values of type " + type);
    };
  }

  /** Returns whether a result is the recorded one: integers exactly, floats nearly. */
  static boolean same(String type, Object wanted, @Nullable Object got) {
    return switch (got) {
      case Float found -> near(real(wanted), found, 2e-6, 2e-5);
      case Double found -> near(real(wanted), found, 1e-11, 1e-9);
      case Boolean found -> found == (whole(wanted) != 0);
      case Number found -> found.longValue() == ((Number) argument(type, wanted)).longValue();
      case null, default -> false;
    };
  }

  private static boolean near(double wanted, double got, double absolute, double relative) {
    if (Double.isNaN(wanted) || Double.isNaN(got)) {
      return Double.isNaN(wanted) && Double.isNaN(got);
    }
    if (Double.isInfinite(wanted) || Double.isInfinite(got)) {
      return wanted == got;
    }
    double scale = Math.max(Math.abs(wanted), Math.abs(got));
    return Math.abs(wanted - got) <= absolute + relative * scale;
  }

  private static double real(Object value) {
    return switch (value) {
      case Number number -> number.doubleValue();
      default ->
          switch (value.toString()) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
          };
    };
  }

  private static long whole(Object value) {
    return switch (value) {
      case Number number -> number.longValue();
      default -> Boolean.parseBoolean(value.toString()) ? 1 : 0;
    };
  }
}
