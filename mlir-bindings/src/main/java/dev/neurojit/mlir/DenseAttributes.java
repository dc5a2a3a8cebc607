package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * Makes {@code array<i32: 1, 2>} and {@code dense<[1, 2]> : vector<2xi32>}. For the latter the
 * shaped type must be static, have elements of the Java type's format, and as many as are given;
 * else {@link IllegalArgumentException}.
 */
public final class DenseAttributes {
  private final MlirContext context;

  DenseAttributes(MlirContext context) {
    this.context = context;
  }

  public Attribute array(byte... values) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_BYTE, values);
      return attribute(CApi.mlirDenseI8ArrayGet(Raw.HEAP, context.raw(), values.length, all));
    }
  }

  public Attribute array(short... values) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_SHORT, values);
      return attribute(CApi.mlirDenseI16ArrayGet(Raw.HEAP, context.raw(), values.length, all));
    }
  }

  public Attribute array(int... values) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_INT, values);
      return attribute(CApi.mlirDenseI32ArrayGet(Raw.HEAP, context.raw(), values.length, all));
    }
  }

  public Attribute array(long... values) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_LONG, values);
      return attribute(CApi.mlirDenseI64ArrayGet(Raw.HEAP, context.raw(), values.length, all));
    }
  }

  public Attribute array(float... values) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_FLOAT, values);
      return attribute(CApi.mlirDenseF32ArrayGet(Raw.HEAP, context.raw(), values.length, all));
    }
  }

  public Attribute array(double... values) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, values);
      return attribute(CApi.mlirDenseF64ArrayGet(Raw.HEAP, context.raw(), values.length, all));
    }
  }

  public Attribute array(boolean... values) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = ints(arena, values);
      return attribute(CApi.mlirDenseBoolArrayGet(Raw.HEAP, context.raw(), values.length, all));
    }
  }

  public Attribute elements(Type type, byte... values) {
    require(type, "i8", values.length);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_BYTE, values);
      return attribute(
          CApi.mlirDenseElementsAttrInt8Get(Raw.HEAP, type.rawIn(context), values.length, all));
    }
  }

  public Attribute elements(Type type, short... values) {
    require(type, "i16", values.length);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_SHORT, values);
      return attribute(
          CApi.mlirDenseElementsAttrInt16Get(Raw.HEAP, type.rawIn(context), values.length, all));
    }
  }

  public Attribute elements(Type type, int... values) {
    require(type, "i32", values.length);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_INT, values);
      return attribute(
          CApi.mlirDenseElementsAttrInt32Get(Raw.HEAP, type.rawIn(context), values.length, all));
    }
  }

  public Attribute elements(Type type, long... values) {
    require(type, "i64", values.length);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_LONG, values);
      return attribute(
          CApi.mlirDenseElementsAttrInt64Get(Raw.HEAP, type.rawIn(context), values.length, all));
    }
  }

  public Attribute elements(Type type, float... values) {
    require(type, "f32", values.length);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_FLOAT, values);
      return attribute(
          CApi.mlirDenseElementsAttrFloatGet(Raw.HEAP, type.rawIn(context), values.length, all));
    }
  }

  public Attribute elements(Type type, double... values) {
    require(type, "f64", values.length);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, values);
      return attribute(
          CApi.mlirDenseElementsAttrDoubleGet(Raw.HEAP, type.rawIn(context), values.length, all));
    }
  }

  public Attribute elements(Type type, boolean... values) {
    require(type, "i1", values.length);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = ints(arena, values);
      return attribute(
          CApi.mlirDenseElementsAttrBoolGet(Raw.HEAP, type.rawIn(context), values.length, all));
    }
  }

  /** Of attributes that carry the element type. */
  public Attribute elements(Type type, List<Attribute> values) {
    values.forEach(value -> require(type, value.type().toString(), values.size()));
    require(type, type.elementType().toString(), values.size());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = Raw.array(arena, values, value -> value.rawIn(context));
      return attribute(
          CApi.mlirDenseElementsAttrGet(Raw.HEAP, type.rawIn(context), values.size(), all));
    }
  }

  /** All elements the same. */
  public Attribute splat(Type type, Attribute element) {
    require(type, element.type().toString(), -1);
    if (element.asInteger().isEmpty() && element.asFloat().isEmpty()) {
      throw new IllegalArgumentException("Elements are integers or floats, not " + element + ".");
    }
    return attribute(
        CApi.mlirDenseElementsAttrSplatGet(Raw.HEAP, type.rawIn(context), element.rawIn(context)));
  }

  private static void require(Type type, String element, int count) {
    boolean fits = type.isShaped() && !type.isMemRef() && type.hasStaticShape();
    if (!fits || !type.elementType().toString().equals(element)) {
      throw new IllegalArgumentException(
          "%s is not a static vector or tensor of %s.".formatted(type, element));
    }
    long size = type.shape().stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
    if (count >= 0 && count != size) {
      throw new IllegalArgumentException(
          "%s has %d elements, not %d.".formatted(type, size, count));
    }
  }

  private static MemorySegment ints(Arena arena, boolean... values) {
    MemorySegment all = arena.allocate(ValueLayout.JAVA_INT, Math.max(1, values.length));
    for (int i = 0; i < values.length; i++) {
      all.setAtIndex(ValueLayout.JAVA_INT, i, values[i] ? 1 : 0);
    }
    return all;
  }

  private Attribute attribute(MemorySegment raw) {
    return new Attribute(context, raw);
  }
}
