package dev.neurojit.admit.diff;

/** Operations on floats that IEEE 754 fixes to the last bit; f32 is rounded by the caller. */
final class Reals {
  private Reals() {}

  static double binary(String name, double a, double b) {
    return switch (name) {
      case "addf" -> a + b;
      case "subf" -> a - b;
      case "mulf" -> a * b;
      case "divf" -> a / b;
      case "remf" -> a % b;
      case "maximumf" -> Math.max(a, b);
      case "minimumf" -> Math.min(a, b);
      case "maxnumf" -> Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
      case "minnumf" -> Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
      case "copysign" -> Math.copySign(a, Double.isNaN(b) ? 1 : b);
      default -> throw new IllegalArgumentException(name);
    };
  }

  static double unary(String name, double a) {
    return switch (name) {
      case "negf" -> -a;
      case "absf" -> Math.abs(a);
      case "ceil" -> Math.ceil(a);
      case "floor" -> Math.floor(a);
      case "roundeven" -> Math.rint(a);
      case "trunc" -> a < 0 ? Math.ceil(a) : Math.floor(a);
      case "round" -> Math.copySign(roundAway(Math.abs(a)), a);
      case "sqrt" -> Math.sqrt(a);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static double roundAway(double size) {
    double below = Math.floor(size);
    return size - below >= 0.5 ? below + 1 : below;
  }

  static boolean compare(long predicate, double a, double b) {
    boolean unordered = Double.isNaN(a) || Double.isNaN(b);
    return switch ((int) predicate) {
      case 0 -> false;
      case 1 -> a == b;
      case 2 -> a > b;
      case 3 -> a >= b;
      case 4 -> a < b;
      case 5 -> a <= b;
      case 6 -> a < b || a > b;
      case 7 -> !unordered;
      case 8 -> unordered || a == b;
      case 9 -> unordered || a > b;
      case 10 -> unordered || a >= b;
      case 11 -> unordered || a < b;
      case 12 -> unordered || a <= b;
      case 13 -> a != b;
      case 14 -> unordered;
      default -> true;
    };
  }

  /** The nearest number that fits, 0 for NaN. */
  static long toInteger(String name, Kind to, double value) {
    if (name.equals("fptosi")) {
      double limit = Math.scalb(1.0, to.width - 1);
      return value >= limit
          ? to.signed((1L << (to.width - 1)) - 1)
          : value < -limit ? to.signed(1L << (to.width - 1)) : (long) value;
    }
    if (!(value > 0)) {
      return 0;
    }
    if (value >= Math.scalb(1.0, to.width)) {
      return -1;
    }
    return to.signed(value < 0x1p63 ? (long) value : (long) (value - 0x1p63) | Long.MIN_VALUE);
  }

  /** Rounded once, to the type. */
  static long fromInteger(String name, Kind from, Kind to, long value) {
    if (name.equals("sitofp") || from.width < 64 || value >= 0) {
      long number = name.equals("sitofp") ? value : from.unsigned(value);
      return to == Kind.F32 ? Float.floatToRawIntBits((float) number) : to.bits((double) number);
    }
    // Half of it with a sticky last bit rounds as the whole does.
    long half = (value >>> 1) | (value & 1);
    return to == Kind.F32 ? Float.floatToRawIntBits(2 * (float) half) : to.bits(2 * (double) half);
  }
}
