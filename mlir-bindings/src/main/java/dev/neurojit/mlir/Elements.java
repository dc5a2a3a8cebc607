package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * The numbers in a dense array, dense elements or a resource, in row-major order. An {@code ui64}
 * is read as the bits of a long.
 */
public final class Elements {
  private final long size;
  private final boolean splat;
  private final LongFunction<Number> at;

  private Elements(long size, boolean splat, LongFunction<Number> at) {
    this.size = size;
    this.splat = splat;
    this.at = at;
  }

  /** Empty if the attribute is none, or its format has no Java type. */
  static Optional<Elements> of(Attribute attribute) {
    return switch (attribute.kind()) {
      case DENSE_ARRAY -> ofArray(attribute);
      case DENSE_ELEMENTS -> ofElements(attribute);
      case DENSE_RESOURCE_ELEMENTS -> ofResource(attribute);
      default -> Optional.empty();
    };
  }

  private static Optional<Elements> ofArray(Attribute attribute) {
    MemorySegment raw = attribute.raw();
    long size = CApi.mlirDenseArrayGetNumElements(raw);
    return arrayAccess(raw).map(at -> new Elements(size, false, guarded(attribute, at)));
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

  private static Optional<Elements> ofElements(Attribute attribute) {
    MemorySegment raw = attribute.raw();
    long size = CApi.mlirElementsAttrGetNumElements(raw);
    boolean splat = CApi.mlirDenseElementsAttrIsSplat(raw);
    return ElementFormat.of(attribute.type().elementType())
        .map(format -> splat ? one(format, raw) : each(format, raw))
        .map(at -> new Elements(size, splat, guarded(attribute, at)));
  }

  private static LongFunction<Number> one(ElementFormat format, MemorySegment raw) {
    Number all =
        format
            .splat()
            .map(splat -> splat.read().of(raw))
            .orElseGet(() -> each(format, raw).apply(0));
    return _ -> all;
  }

  private static LongFunction<Number> each(ElementFormat format, MemorySegment raw) {
    ElementFormat.Reader reader = format.dense().read();
    if (reader != null) {
      return i -> reader.at(raw, i);
    }
    MemorySegment data = CApi.mlirDenseElementsAttrGetRawData(raw).reinterpret(Long.MAX_VALUE);
    return i -> {
      short bits = data.getAtIndex(ValueLayout.JAVA_SHORT_UNALIGNED, i);
      return format == ElementFormat.F16
          ? Float.float16ToFloat(bits)
          : Float.intBitsToFloat(bits << Short.SIZE);
    };
  }

  /** Of a resource made here; the C API cannot tell whether there are data for one from a text. */
  private static Optional<Elements> ofResource(Attribute attribute) {
    if (!attribute.context().knowsResource(attribute.raw())) {
      return Optional.empty();
    }
    MemorySegment raw = attribute.raw();
    return ElementFormat.of(attribute.type().elementType())
        .flatMap(ElementFormat::resource)
        .map(resource ->
            new Elements(
                JavaArray.count(attribute.type()),
                false,
                guarded(attribute, i -> resource.read().at(raw, i))));
  }

  /** With a check at each use that the context is open. */
  private static LongFunction<Number> guarded(Attribute attribute, LongFunction<Number> at) {
    return i -> {
      attribute.raw();
      return at.apply(i);
    };
  }

  public long size() {
    return size;
  }

  /** Whether one number stands for all. */
  public boolean isSplat() {
    return splat;
  }

  public Number get(long index) {
    return at.apply(Objects.checkIndex(index, size));
  }
}
