package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import dev.neurojit.mlir.capi.MlirStringRef;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.List;

/**
 * Makes {@code array<i32: 1, 2>} and {@code dense<[1, 2]> : vector<2xi32>}. For the latter the
 * shaped type must be static, have elements of the Java type's size and kind, and as many as are
 * given; else {@link IllegalArgumentException}. Bytes, shorts, ints and longs are {@code iN},
 * {@code siN} or {@code uiN}, longs {@code index} as well, shorts the bits of {@code f16} and
 * {@code bf16}.
 */
public final class DenseAttributes {
  private final MlirContext context;

  private interface ArrayMaker {
    MemorySegment of(
        SegmentAllocator heap, MemorySegment context, long count, MemorySegment values);
  }

  DenseAttributes(MlirContext context) {
    this.context = context;
  }

  public Attribute array(byte... values) {
    return array(CApi::mlirDenseI8ArrayGet, JavaArray.of(values));
  }

  public Attribute array(short... values) {
    return array(CApi::mlirDenseI16ArrayGet, JavaArray.of(values));
  }

  public Attribute array(int... values) {
    return array(CApi::mlirDenseI32ArrayGet, JavaArray.of(values));
  }

  public Attribute array(long... values) {
    return array(CApi::mlirDenseI64ArrayGet, JavaArray.of(values));
  }

  public Attribute array(float... values) {
    return array(CApi::mlirDenseF32ArrayGet, JavaArray.of(values));
  }

  public Attribute array(double... values) {
    return array(CApi::mlirDenseF64ArrayGet, JavaArray.of(values));
  }

  public Attribute array(boolean... values) {
    return array(CApi::mlirDenseBoolArrayGet, JavaArray.of(values));
  }

  public Attribute elements(Type type, byte... values) {
    return elements(type, JavaArray.of(values));
  }

  public Attribute elements(Type type, short... values) {
    return elements(type, JavaArray.of(values));
  }

  public Attribute elements(Type type, int... values) {
    return elements(type, JavaArray.of(values));
  }

  public Attribute elements(Type type, long... values) {
    return elements(type, JavaArray.of(values));
  }

  public Attribute elements(Type type, float... values) {
    return elements(type, JavaArray.of(values));
  }

  public Attribute elements(Type type, double... values) {
    return elements(type, JavaArray.of(values));
  }

  public Attribute elements(Type type, boolean... values) {
    return elements(type, JavaArray.of(values));
  }

  /** Of attributes that carry the element type. */
  public Attribute elements(Type type, List<Attribute> values) {
    requireNumbers(type);
    values.forEach(value -> requireElement(type, value));
    JavaArray.requireCount(type, values.size());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = Raw.array(arena, values, value -> value.rawIn(context));
      return attribute(
          CApi.mlirDenseElementsAttrGet(Raw.HEAP, type.rawIn(context), values.size(), all));
    }
  }

  /** All elements the same. */
  public Attribute splat(Type type, Attribute element) {
    requireNumbers(type);
    requireElement(type, element);
    return attribute(
        CApi.mlirDenseElementsAttrSplatGet(Raw.HEAP, type.rawIn(context), element.rawIn(context)));
  }

  /** All elements the same integer, of which the bits that do not fit are dropped. */
  public Attribute splat(Type type, long value) {
    Type element = requireNumbers(type).elementType();
    Shapes.require(element.isInteger() || element.isIndex(), element, "an integer");
    return ElementFormat.of(element)
        .flatMap(ElementFormat::splat)
        .map(splat -> attribute(splat.make().of(Raw.HEAP, type.rawIn(context), value)))
        .orElseGet(() -> splat(type, context.attributes().integer(element, value)));
  }

  /** All elements the same number, rounded to the format of the type. */
  public Attribute splat(Type type, double value) {
    Type element = requireNumbers(type).elementType();
    Shapes.require(element.isFloat(), element, "a float");
    return ElementFormat.of(element)
        .flatMap(ElementFormat::splat)
        .map(splat -> attribute(splat.make().of(Raw.HEAP, type.rawIn(context), value)))
        .orElseGet(() -> splat(type, context.attributes().floating(element, value)));
  }

  /**
   * Of the elements' bytes in row-major order, native byte order, each element rounded up to whole
   * bytes but for {@code i1}, eight of which make a byte. One element stands for all.
   */
  public Attribute raw(Type type, byte... data) {
    Type element = requireNumbers(type).elementType();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = JavaArray.of(data).toNative(arena);
      MemorySegment made =
          CApi.mlirDenseElementsAttrRawBufferGet(Raw.HEAP, type.rawIn(context), data.length, bytes);
      if (Raw.isNull(made)) {
        throw new IllegalArgumentException(
            "%d bytes are not the data of %s nor of one %s.".formatted(data.length, type, element));
      }
      return attribute(made);
    }
  }

  /** Strings; the element type is one of a dialect or opaque. */
  public Attribute strings(Type type, List<String> values) {
    Type element = JavaArray.requireStatic(type).elementType();
    Shapes.require(!isNumber(element) && !element.isComplex(), element, "a type of strings");
    JavaArray.requireCount(type, values.size());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = MlirStringRef.allocateArray(Math.max(1, values.size()), arena);
      for (int i = 0; i < values.size(); i++) {
        MlirStringRef.asSlice(all, i).copyFrom(Raw.stringRef(arena, values.get(i)));
      }
      return attribute(
          CApi.mlirDenseElementsAttrStringGet(Raw.HEAP, type.rawIn(context), values.size(), all));
    }
  }

  /** Dense numbers in another shape of as many elements of the same type. */
  public Attribute reshape(Attribute elements, Type type) {
    requireDense(elements);
    requireNumbers(type);
    JavaArray.requireCount(type, JavaArray.count(elements.type()));
    Shapes.require(
        type.elementType().equals(elements.type().elementType()),
        type,
        "of " + elements.type().elementType());
    return attribute(
        CApi.mlirDenseElementsAttrReshapeGet(
            Raw.HEAP, elements.rawIn(context), type.rawIn(context)));
  }

  /**
   * {@code sparse<indices, values>}: zero but at some places.
   *
   * @param indices {@code dense<...> : tensor<NxRxi64>}, a place of the R-dimensional type a row
   * @param values {@code dense<...> : tensor<NxT>}
   */
  public Attribute sparse(Type type, Attribute indices, Attribute values) {
    requireNumbers(type);
    requireDense(indices);
    requireDense(values);
    List<Long> shape = indices.type().shape();
    List<Long> sizes = type.shape();
    boolean fits =
        indices.type().elementType().isInteger(64)
            && shape.size() == 2
            && shape.get(1) == sizes.size()
            && values.type().shape().equals(List.of(shape.getFirst()))
            && values.type().elementType().equals(type.elementType());
    Elements places = indices.asElements().orElseThrow();
    for (long i = 0; fits && i < places.size(); i++) {
      long place = places.get(i).longValue();
      fits = place >= 0 && place < sizes.get((int) (i % sizes.size()));
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "%s and %s are no places and values in %s.".formatted(indices, values, type));
    }
    return attribute(
        CApi.mlirSparseElementsAttribute(
            Raw.HEAP, type.rawIn(context), indices.rawIn(context), values.rawIn(context)));
  }

  private Attribute array(ArrayMaker maker, JavaArray values) {
    try (Arena arena = Arena.ofConfined()) {
      return attribute(maker.of(Raw.HEAP, context.raw(), values.length(), values.toNative(arena)));
    }
  }

  private Attribute elements(Type type, JavaArray values) {
    ElementFormat format = values.formatFor(type);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment raw = type.rawIn(context);
      return attribute(
          format.dense().make().of(Raw.HEAP, raw, values.length(), values.toNative(arena)));
    }
  }

  private static boolean isNumber(Type type) {
    return type.isInteger() || type.isIndex() || type.isFloat();
  }

  private static Type requireNumbers(Type type) {
    JavaArray.requireStatic(type);
    Shapes.require(isNumber(type.elementType()), type, "of integers, indices or floats");
    return type;
  }

  private static void requireElement(Type type, Attribute element) {
    boolean number = element.is(AttributeKind.INTEGER) || element.is(AttributeKind.FLOAT);
    if (!number || !element.type().equals(type.elementType())) {
      throw new IllegalArgumentException(
          "Elements of %s are numbers of its type, not %s.".formatted(type, element));
    }
  }

  private static void requireDense(Attribute elements) {
    if (!elements.is(AttributeKind.DENSE_ELEMENTS)) {
      throw new IllegalArgumentException(elements + " is not dense elements.");
    }
  }

  private Attribute attribute(MemorySegment raw) {
    return new Attribute(context, raw);
  }
}
