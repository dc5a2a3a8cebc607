package dev.neurojit.admit.diff;

import dev.neurojit.mlir.Type;

/** The scalar types that the gate admits, and how a long holds their values. */
enum Kind {
  I1(1),
  I8(8),
  I16(16),
  I32(32),
  I64(64),
  INDEX(64),
  F32(32),
  F64(64);

  final int width;

  Kind(int width) {
    this.width = width;
  }

  /** The kind of a scalar or of a vector's lanes. */
  static Kind of(Type type) {
    Type scalar = type.isVector() ? type.elementType() : type;
    return valueOf(scalar.toString().toUpperCase(java.util.Locale.ROOT));
  }

  static int lanes(Type type) {
    return type.isVector() ? Math.toIntExact(type.shape().getFirst()) : 1;
  }

  boolean isFloat() {
    return this == F32 || this == F64;
  }

  /** The integer whose low bits these are, sign-extended. */
  long signed(long bits) {
    return bits << (64 - width) >> (64 - width);
  }

  /** The same bits as a number that is not negative, except for 64 bits. */
  long unsigned(long value) {
    return width == 64 ? value : value & ((1L << width) - 1);
  }

  double real(long bits) {
    return this == F32 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
  }

  /** Rounds to the type. */
  long bits(double value) {
    return this == F32 ? Float.floatToRawIntBits((float) value) : Double.doubleToRawLongBits(value);
  }

  /** What {@code arith.bitcast} to an integer gives: of all NaNs, the quiet one. */
  long canonical(long bits) {
    return this == F32
        ? Float.floatToIntBits(Float.intBitsToFloat((int) bits))
        : Double.doubleToLongBits(Double.longBitsToDouble(bits));
  }
}
