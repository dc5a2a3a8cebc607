package dev.neurojit.admit.diff;

import java.util.Locale;
import java.util.Random;

/** Numbers at the edges of the types, and plain ones. */
final class Edges {
  private static final double[] REALS = {
    0,
    -0.0,
    1,
    -1,
    0.5,
    2.5,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    9.3e18,
    -2147483649.0,
    1e308,
    Double.MIN_VALUE,
    Float.MIN_VALUE,
    -0x1p-140,
    16777217,
    0x1.fffffep127
  };

  private Edges() {}

  static Kind kind(String type) {
    return Kind.valueOf(type.toUpperCase(Locale.ROOT));
  }

  /** The bits of a value, at the edges as often as not. */
  static long value(Kind kind, Random random) {
    if (kind.isFloat()) {
      double plain = random.nextGaussian() * Math.scalb(1.0, random.nextInt(90) - 45);
      return kind.bits(random.nextBoolean() ? REALS[random.nextInt(REALS.length)] : plain);
    }
    long[] odd = {0, 1, -1, 2, Long.MIN_VALUE, Long.MAX_VALUE, 7, 1L << (kind.width - 1), 40};
    long plain = random.nextLong() >> random.nextInt(64);
    return kind.signed(random.nextBoolean() ? odd[random.nextInt(odd.length)] : plain);
  }

  /** The value as an attribute with its type; a bare word for i1. */
  static String literal(String type, long bits) {
    Kind kind = kind(type);
    return switch (kind) {
      case I1 -> bits == 0 ? "false" : "true";
      case F32, F64 -> number(type, bits) + " : " + type;
      default -> bits + " : " + type;
    };
  }

  /** The value of a float without its type. */
  static String number(String type, long bits) {
    return kind(type) == Kind.F32 ? "0x%08X".formatted((int) bits) : "0x%016X".formatted(bits);
  }
}
