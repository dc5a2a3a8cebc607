package dev.neurojit.oracle;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The scalar types of MLIR that functions are called with. Values are Java's boxed ones. */
public enum Scalar {
  F32(float.class, 32),
  F64(double.class, 64),
  I1(boolean.class, 1),
  I8(byte.class, 8),
  I16(short.class, 16),
  I32(int.class, 32),
  I64(long.class, 64),
  INDEX(long.class, 64);

  private static final double[] CORNERS = {0, -0.0, 1, -1, 0.5, -2, 1e-3, 1e3, -1e6};
  private static final double SPREAD = 100;
  private static final long SMALL = 100;

  /** Right answers smaller than this are compared as if they were this large. */
  private static final double LEAST = 1e-6;

  private static final Pattern BITS = Pattern.compile("0[xX][0-9a-fA-F]{1,16}");
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,20}");
  private static final Pattern REAL =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,9})?");

  private final Class<?> carrier;
  private final int width;

  Scalar(Class<?> carrier, int width) {
    this.carrier = carrier;
    this.width = width;
  }

  /** Returns the type of a text, for example {@code f32}. */
  public static Optional<Scalar> of(String text) {
    return Stream.of(values()).filter(type -> type.text().equals(text)).findFirst();
  }

  /** Returns MLIR's word for it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the Java type that carries its values. */
  Class<?> carrier() {
    return carrier;
  }

  /** Returns whether it is a floating-point type. */
  public boolean isFloat() {
    return this == F32 || this == F64;
  }

  /** Returns whether an integer fits, read as signed or as unsigned. */
  boolean holds(long value) {
    return width == 64 || (value >= -(1L << (width - 1)) && value < 1L << width);
  }

  /**
   * Reads a value as {@link Object#toString} writes it, or as MLIR does: {@code nan}, {@code -inf}
   * and bits such as {@code 0x7FC00000} are floats too. Empty if the text is no value of this type.
   */
  Optional<Object> parse(String text) {
    if (BITS.matcher(text).matches()) {
      return bits(new BigInteger(text.substring(2), 16));
    }
    if (isFloat()) {
      return real(text);
    }
    return switch (text) {
      case "true", "false" -> this == I1 ? Optional.of(text.equals("true")) : Optional.empty();
      default ->
          INTEGER.matcher(text).matches()
              ? Optional.of(new BigInteger(text))
                  .filter(value -> value.bitLength() < Long.SIZE && holds(value.longValue()))
                  .map(value -> box(value.longValue()))
              : Optional.empty();
    };
  }

  private Optional<Object> bits(BigInteger value) {
    if (value.bitLength() > width) {
      return Optional.empty();
    }
    return Optional.of(
        switch (this) {
          case F32 -> Float.intBitsToFloat(value.intValue());
          case F64 -> Double.longBitsToDouble(value.longValue());
          default -> box(value.longValue());
        });
  }

  private Optional<Object> real(String text) {
    return switch (text) {
      case "nan", "NaN" -> Optional.of(box(Double.NaN));
      case "inf", "Infinity" -> Optional.of(box(Double.POSITIVE_INFINITY));
      case "-inf", "-Infinity" -> Optional.of(box(Double.NEGATIVE_INFINITY));
      default ->
          REAL.matcher(text).matches()
              ? Optional.of(this == F32 ? (Object) Float.valueOf(text) : Double.valueOf(text))
                  .filter(value -> Double.isFinite(((Number) value).doubleValue()))
              : Optional.empty();
    };
  }

  /** Returns in words which values {@link #parse} reads. */
  String range() {
    if (isFloat()) {
      return "a number, nan, inf, -inf, or bits such as "
          + (this == F32 ? "0x7FC00000" : "0x7FF8000000000000");
    }
    if (this == I1) {
      return "true or false";
    }
    return width == 64
        ? Long.MIN_VALUE + " to " + Long.MAX_VALUE
        : -(1L << (width - 1)) + " to " + ((1L << width) - 1);
  }

  /** Returns a float as a value of this type. */
  Object box(double value) {
    return this == F32 ? (Object) (float) value : isFloat() ? (Object) value : box((long) value);
  }

  /** Returns an integer as a value of this type, its upper bits dropped. */
  Object box(long value) {
    return switch (this) {
      case F32 -> (float) value;
      case F64 -> (double) value;
      case I1 -> (value & 1) != 0;
      case I8 -> (byte) value;
      case I16 -> (short) value;
      case I32 -> (int) value;
      case I64, INDEX -> value;
    };
  }

  /** Returns the values at which functions tend to break: zero, one, the ends of the range. */
  List<Object> corners() {
    if (isFloat()) {
      return DoubleStream.of(CORNERS).mapToObj(this::box).toList();
    }
    if (this == INDEX) {
      return LongStream.of(0, 1, 2, 7, 64).mapToObj(this::box).toList();
    }
    long end = width == 64 ? Long.MAX_VALUE : (1L << (width - 1)) - 1;
    return LongStream.of(0, 1, -1, 2, end, -end - 1).mapToObj(this::box).distinct().toList();
  }

  /** Returns a random value: floats up to a hundred, integers mostly small, index small. */
  Object random(SplittableRandom random) {
    if (isFloat()) {
      return box((random.nextDouble() * 2 - 1) * SPREAD);
    }
    if (this == INDEX) {
      return random.nextLong(SMALL);
    }
    return box(random.nextBoolean() ? random.nextLong() : random.nextLong(-SMALL, SMALL));
  }

  /**
   * Returns how far a value is from the right one, in tolerances: up to 1 is right. Integers are
   * right or wrong; NaN is right where NaN is expected.
   *
   * @param tolerance relative, of floats
   */
  double error(Object got, Object expected, double tolerance) {
    if (got.equals(expected)) {
      return 0;
    }
    if (!isFloat()) {
      return got instanceof Boolean
          ? 2
          : 2 + Math.abs(((Number) got).doubleValue() - ((Number) expected).doubleValue());
    }
    double wanted = ((Number) expected).doubleValue();
    double difference = Math.abs(((Number) got).doubleValue() - wanted);
    if (difference == 0) {
      return 0;
    }
    double allowed = tolerance * Math.max(Math.abs(wanted), LEAST);
    return Double.isFinite(difference) ? difference / allowed : Double.MAX_VALUE;
  }

  /** Returns the relative tolerance of answers: rounding may differ, meaning may not. */
  double tolerance() {
    return switch (this) {
      case F32 -> 2e-5;
      case F64 -> 1e-9;
      default -> 0;
    };
  }
}
