package dev.neurojit.admit.diff;

/** Operations on integers. */
final class Integers {
  private Integers() {}

  static long binary(String name, Kind kind, long a, long b) {
    long result =
        switch (name) {
          case "addi" -> a + b;
          case "subi" -> a - b;
          case "muli" -> a * b;
          case "andi" -> a & b;
          case "ori" -> a | b;
          case "xori" -> a ^ b;
          case "maxsi" -> Math.max(a, b);
          case "minsi" -> Math.min(a, b);
          case "maxui" -> compareUnsigned(kind, a, b) >= 0 ? a : b;
          case "minui" -> compareUnsigned(kind, a, b) <= 0 ? a : b;
          case "shli", "shrsi", "shrui" -> shift(name, kind, a, b);
          default -> division(name, kind, a, b);
        };
    return kind.signed(result);
  }

  private static long shift(String name, Kind kind, long a, long b) {
    boolean fits = Long.compareUnsigned(kind.unsigned(b), kind.width) < 0;
    return switch (name) {
      case "shli" -> fits ? a << b : 0;
      case "shrui" -> fits ? kind.unsigned(a) >>> b : 0;
      default -> a >> (fits ? b : kind.width - 1);
    };
  }

  private static long division(String name, Kind kind, long a, long b) {
    boolean signed = name.endsWith("si");
    boolean overflows = signed && b == -1 && a == kind.signed(1L << (kind.width - 1));
    if (b == 0 || overflows) {
      throw new Fault(Fault.Reason.DIVISION);
    }
    long x = kind.unsigned(a);
    long y = kind.unsigned(b);
    return switch (name) {
      case "divsi" -> a / b;
      case "remsi" -> a % b;
      case "floordivsi" -> Math.floorDiv(a, b);
      case "ceildivsi" -> Math.ceilDiv(a, b);
      case "divui" -> Long.divideUnsigned(x, y);
      case "remui" -> Long.remainderUnsigned(x, y);
      case "ceildivui" -> Long.divideUnsigned(x, y) + (Long.remainderUnsigned(x, y) == 0 ? 0 : 1);
      default -> throw new IllegalArgumentException(name);
    };
  }

  static int compareUnsigned(Kind kind, long a, long b) {
    return Long.compareUnsigned(kind.unsigned(a), kind.unsigned(b));
  }

  static boolean compare(long predicate, Kind kind, long a, long b) {
    int unsigned = compareUnsigned(kind, a, b);
    return switch ((int) predicate) {
      case 0 -> a == b;
      case 1 -> a != b;
      case 2 -> a < b;
      case 3 -> a <= b;
      case 4 -> a > b;
      case 5 -> a >= b;
      case 6 -> unsigned < 0;
      case 7 -> unsigned <= 0;
      case 8 -> unsigned > 0;
      default -> unsigned >= 0;
    };
  }

  static long unary(String name, Kind kind, long a) {
    long bits = kind.unsigned(a);
    long result =
        switch (name) {
          case "absi" -> Math.abs(a);
          case "ctpop" -> Long.bitCount(bits);
          case "ctlz" -> Long.numberOfLeadingZeros(bits) - (64 - kind.width);
          case "cttz" -> bits == 0 ? kind.width : Long.numberOfTrailingZeros(bits);
          default -> throw new IllegalArgumentException(name);
        };
    return kind.signed(result);
  }

  /** The upper half of a product of two numbers as wide as the kind. */
  static long upper(String name, Kind kind, long a, long b) {
    boolean signed = name.equals("mulsi_extended");
    if (kind.width == 64) {
      return signed ? Math.multiplyHigh(a, b) : Math.unsignedMultiplyHigh(a, b);
    }
    long product = signed ? a * b : kind.unsigned(a) * kind.unsigned(b);
    return kind.signed(product >> kind.width);
  }

  static boolean carries(Kind kind, long a, long b) {
    return compareUnsigned(kind, kind.signed(a + b), a) < 0;
  }
}
