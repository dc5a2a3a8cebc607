package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;

/** The numbers in a dense array or dense elements of a standard format, in row-major order. */
public final class Elements {
  private final long size;
  private final LongFunction<Number> at;

  private Elements(long size, LongFunction<Number> at) {
    this.size = size;
    this.at = at;
  }

  /** Empty if the attribute is none, or its format has no Java type. */
  static Optional<Elements> of(Attribute attribute) {
    MemorySegment raw = attribute.raw();
    if (CApi.mlirAttributeIsADenseElements(raw)) {
      return ofElements(raw, attribute.type().elementType());
    }
    return arrayAccess(raw).map(at -> new Elements(CApi.mlirDenseArrayGetNumElements(raw), at));
  }

  private static Optional<LongFunction<Number>> arrayAccess(MemorySegment raw) {
    if (CApi.mlirAttributeIsADenseI8Array(raw)) {
      return Optional.of(i -> CApi.mlirDenseI8ArrayGetElement(raw, i));
    }
    if (CApi.mlirAttributeIsADenseI16Array(raw)) {
      return Optional.of(i -> CApi.mlirDenseI16ArrayGetElement(raw, i));
    }
    if (CApi.mlirAttributeIsADenseI32Array(raw)) {
      return Optional.of(i -> CApi.mlirDenseI32ArrayGetElement(raw, i));
    }
    if (CApi.mlirAttributeIsADenseI64Array(raw)) {
      return Optional.of(i -> CApi.mlirDenseI64ArrayGetElement(raw, i));
    }
    if (CApi.mlirAttributeIsADenseF32Array(raw)) {
      return Optional.of(i -> CApi.mlirDenseF32ArrayGetElement(raw, i));
    }
    if (CApi.mlirAttributeIsADenseF64Array(raw)) {
      return Optional.of(i -> CApi.mlirDenseF64ArrayGetElement(raw, i));
    }
    return CApi.mlirAttributeIsADenseBoolArray(raw)
        ? Optional.of(i -> CApi.mlirDenseBoolArrayGetElement(raw, i) ? 1 : 0)
        : Optional.empty();
  }

  private static Optional<Elements> ofElements(MemorySegment raw, Type type) {
    long size = CApi.mlirElementsAttrGetNumElements(raw);
    boolean splat = CApi.mlirDenseElementsAttrIsSplat(raw);
    return (splat ? splat(raw, type) : each(raw, type)).map(at -> new Elements(size, at));
  }

  private static Optional<LongFunction<Number>> splat(MemorySegment raw, Type type) {
    Number all =
        switch (type.toString()) {
          case "i1" -> CApi.mlirDenseElementsAttrGetBoolSplatValue(raw);
          case "i8" -> CApi.mlirDenseElementsAttrGetInt8SplatValue(raw);
          case "i32" -> CApi.mlirDenseElementsAttrGetInt32SplatValue(raw);
          case "i64", "index" -> CApi.mlirDenseElementsAttrGetInt64SplatValue(raw);
          case "f32" -> CApi.mlirDenseElementsAttrGetFloatSplatValue(raw);
          case "f64" -> CApi.mlirDenseElementsAttrGetDoubleSplatValue(raw);
          default -> null;
        };
    return all == null ? Optional.empty() : Optional.of(_ -> all);
  }

  private static Optional<LongFunction<Number>> each(MemorySegment raw, Type type) {
    return Optional.ofNullable(
        switch (type.toString()) {
          case "i1" -> i -> CApi.mlirDenseElementsAttrGetBoolValue(raw, i) ? 1 : 0;
          case "i8" -> i -> CApi.mlirDenseElementsAttrGetInt8Value(raw, i);
          case "i16" -> i -> CApi.mlirDenseElementsAttrGetInt16Value(raw, i);
          case "i32" -> i -> CApi.mlirDenseElementsAttrGetInt32Value(raw, i);
          case "i64" -> i -> CApi.mlirDenseElementsAttrGetInt64Value(raw, i);
          case "index" -> i -> CApi.mlirDenseElementsAttrGetIndexValue(raw, i);
          case "f32" -> i -> CApi.mlirDenseElementsAttrGetFloatValue(raw, i);
          case "f64" -> i -> CApi.mlirDenseElementsAttrGetDoubleValue(raw, i);
          default -> null;
        });
  }

  public long size() {
    return size;
  }

  public Number get(long index) {
    return at.apply(Objects.checkIndex(index, size));
  }
}
