package dev.neurojit.mlir;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Set;

/**
 * An array of Java's numbers, about to become elements.
 *
 * @param values the array
 * @param formats those whose elements are the Java numbers bit by bit
 */
record JavaArray(int length, MemorySegment values, Set<ElementFormat> formats) {
  static JavaArray of(byte... values) {
    return new JavaArray(
        values.length, MemorySegment.ofArray(values), Set.of(ElementFormat.I8, ElementFormat.UI8));
  }

  /** Shorts are numbers, or the bits of floats of 16 bits. */
  static JavaArray of(short... values) {
    return new JavaArray(
        values.length,
        MemorySegment.ofArray(values),
        Set.of(ElementFormat.I16, ElementFormat.UI16, ElementFormat.F16, ElementFormat.BF16));
  }

  static JavaArray of(int... values) {
    return new JavaArray(
        values.length,
        MemorySegment.ofArray(values),
        Set.of(ElementFormat.I32, ElementFormat.UI32));
  }

  static JavaArray of(long... values) {
    return new JavaArray(
        values.length,
        MemorySegment.ofArray(values),
        Set.of(ElementFormat.I64, ElementFormat.UI64, ElementFormat.INDEX));
  }

  static JavaArray of(float... values) {
    return new JavaArray(values.length, MemorySegment.ofArray(values), Set.of(ElementFormat.F32));
  }

  static JavaArray of(double... values) {
    return new JavaArray(values.length, MemorySegment.ofArray(values), Set.of(ElementFormat.F64));
  }

  /** As ints, which the C API takes for truth values. */
  static JavaArray of(boolean... values) {
    int[] ints = new int[values.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = values[i] ? 1 : 0;
    }
    return new JavaArray(ints.length, MemorySegment.ofArray(ints), Set.of(ElementFormat.I1));
  }

  /** Copies it. */
  MemorySegment toNative(Arena arena) {
    MemorySegment copy = arena.allocate(Math.max(8, values.byteSize()), 16);
    return copy.copyFrom(values);
  }

  /**
   * The format of a static vector's or tensor's elements.
   *
   * @throws IllegalArgumentException if it is none of a vector or tensor, the array is of another
   *     format or has another number of elements
   */
  ElementFormat formatFor(Type type) {
    ElementFormat format =
        ElementFormat.of(requireStatic(type).elementType())
            .filter(formats::contains)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "%s is not a static vector or tensor of one of %s.".formatted(type, formats)));
    requireCount(type, length);
    return format;
  }

  /** A vector or tensor of which all sizes are known. */
  static Type requireStatic(Type type) {
    Shapes.require(
        type.isShaped() && (type.isVector() || type.isTensor()) && type.hasStaticShape(),
        type,
        "a static vector or tensor");
    return type;
  }

  static long count(Type type) {
    return type.shape().stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
  }

  static void requireCount(Type type, long count) {
    if (count != count(type)) {
      throw new IllegalArgumentException(
          "%s has %d elements, not %d.".formatted(type, count(type), count));
    }
  }
}
