package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The formats of numbers that dense elements share with Java, and what the C API does with each.
 */
@SuppressWarnings("ImmutableEnumChecker") // method references to static functions have no state
enum ElementFormat {
  I1(
      new Dense(
          CApi::mlirDenseElementsAttrBoolGet,
          (raw, i) -> CApi.mlirDenseElementsAttrGetBoolValue(raw, i) ? 1 : 0),
      new Splat(
          (heap, type, value) ->
              CApi.mlirDenseElementsAttrBoolSplatGet(heap, type, value.longValue() != 0),
          CApi::mlirDenseElementsAttrGetBoolSplatValue),
      new Resource(
          null, (raw, i) -> CApi.mlirDenseBoolResourceElementsAttrGetValue(raw, i) ? 1 : 0)),
  I8(
      new Dense(CApi::mlirDenseElementsAttrInt8Get, CApi::mlirDenseElementsAttrGetInt8Value),
      new Splat(
          (heap, type, value) ->
              CApi.mlirDenseElementsAttrInt8SplatGet(heap, type, value.byteValue()),
          CApi::mlirDenseElementsAttrGetInt8SplatValue),
      new Resource(
          CApi::mlirUnmanagedDenseInt8ResourceElementsAttrGet,
          CApi::mlirDenseInt8ResourceElementsAttrGetValue)),
  UI8(
      new Dense(
          CApi::mlirDenseElementsAttrUInt8Get,
          (raw, i) -> Byte.toUnsignedInt(CApi.mlirDenseElementsAttrGetUInt8Value(raw, i))),
      new Splat(
          (heap, type, value) ->
              CApi.mlirDenseElementsAttrUInt8SplatGet(heap, type, value.byteValue()),
          raw -> Byte.toUnsignedInt(CApi.mlirDenseElementsAttrGetUInt8SplatValue(raw))),
      new Resource(
          CApi::mlirUnmanagedDenseUInt8ResourceElementsAttrGet,
          (raw, i) -> Byte.toUnsignedInt(CApi.mlirDenseUInt8ResourceElementsAttrGetValue(raw, i)))),
  I16(
      new Dense(CApi::mlirDenseElementsAttrInt16Get, CApi::mlirDenseElementsAttrGetInt16Value),
      null,
      new Resource(
          CApi::mlirUnmanagedDenseInt16ResourceElementsAttrGet,
          CApi::mlirDenseInt16ResourceElementsAttrGetValue)),
  UI16(
      new Dense(
          CApi::mlirDenseElementsAttrUInt16Get,
          (raw, i) -> Short.toUnsignedInt(CApi.mlirDenseElementsAttrGetUInt16Value(raw, i))),
      null,
      new Resource(
          CApi::mlirUnmanagedDenseUInt16ResourceElementsAttrGet,
          (raw, i) ->
              Short.toUnsignedInt(CApi.mlirDenseUInt16ResourceElementsAttrGetValue(raw, i)))),
  I32(
      new Dense(CApi::mlirDenseElementsAttrInt32Get, CApi::mlirDenseElementsAttrGetInt32Value),
      new Splat(
          (heap, type, value) ->
              CApi.mlirDenseElementsAttrInt32SplatGet(heap, type, value.intValue()),
          CApi::mlirDenseElementsAttrGetInt32SplatValue),
      new Resource(
          CApi::mlirUnmanagedDenseInt32ResourceElementsAttrGet,
          CApi::mlirDenseInt32ResourceElementsAttrGetValue)),
  UI32(
      new Dense(
          CApi::mlirDenseElementsAttrUInt32Get,
          (raw, i) -> Integer.toUnsignedLong(CApi.mlirDenseElementsAttrGetUInt32Value(raw, i))),
      new Splat(
          (heap, type, value) ->
              CApi.mlirDenseElementsAttrUInt32SplatGet(heap, type, value.intValue()),
          raw -> Integer.toUnsignedLong(CApi.mlirDenseElementsAttrGetUInt32SplatValue(raw))),
      new Resource(
          CApi::mlirUnmanagedDenseUInt32ResourceElementsAttrGet,
          (raw, i) ->
              Integer.toUnsignedLong(CApi.mlirDenseUInt32ResourceElementsAttrGetValue(raw, i)))),
  I64(
      new Dense(CApi::mlirDenseElementsAttrInt64Get, CApi::mlirDenseElementsAttrGetInt64Value),
      new Splat(
          (heap, type, value) ->
              CApi.mlirDenseElementsAttrInt64SplatGet(heap, type, value.longValue()),
          CApi::mlirDenseElementsAttrGetInt64SplatValue),
      new Resource(
          CApi::mlirUnmanagedDenseInt64ResourceElementsAttrGet,
          CApi::mlirDenseInt64ResourceElementsAttrGetValue)),
  /** Read as the bits of a long. */
  UI64(
      new Dense(CApi::mlirDenseElementsAttrUInt64Get, CApi::mlirDenseElementsAttrGetUInt64Value),
      new Splat(
          (heap, type, value) ->
              CApi.mlirDenseElementsAttrUInt64SplatGet(heap, type, value.longValue()),
          CApi::mlirDenseElementsAttrGetUInt64SplatValue),
      new Resource(
          CApi::mlirUnmanagedDenseUInt64ResourceElementsAttrGet,
          CApi::mlirDenseUInt64ResourceElementsAttrGetValue)),
  INDEX(
      new Dense(CApi::mlirDenseElementsAttrInt64Get, CApi::mlirDenseElementsAttrGetIndexValue),
      new Splat(
          (heap, type, value) ->
              CApi.mlirDenseElementsAttrInt64SplatGet(heap, type, value.longValue()),
          CApi::mlirDenseElementsAttrGetInt64SplatValue),
      null),
  F16(new Dense(CApi::mlirDenseElementsAttrFloat16Get, null), null, null),
  BF16(new Dense(CApi::mlirDenseElementsAttrBFloat16Get, null), null, null),
  F32(
      new Dense(CApi::mlirDenseElementsAttrFloatGet, CApi::mlirDenseElementsAttrGetFloatValue),
      new Splat(
          (heap, type, value) ->
              CApi.mlirDenseElementsAttrFloatSplatGet(heap, type, value.floatValue()),
          CApi::mlirDenseElementsAttrGetFloatSplatValue),
      new Resource(
          CApi::mlirUnmanagedDenseFloatResourceElementsAttrGet,
          CApi::mlirDenseFloatResourceElementsAttrGetValue)),
  F64(
      new Dense(CApi::mlirDenseElementsAttrDoubleGet, CApi::mlirDenseElementsAttrGetDoubleValue),
      new Splat(
          (heap, type, value) ->
              CApi.mlirDenseElementsAttrDoubleSplatGet(heap, type, value.doubleValue()),
          CApi::mlirDenseElementsAttrGetDoubleSplatValue),
      new Resource(
          CApi::mlirUnmanagedDenseDoubleResourceElementsAttrGet,
          CApi::mlirDenseDoubleResourceElementsAttrGetValue));

  private final Dense dense;
  private final @Nullable Splat splat;
  private final @Nullable Resource resource;

  ElementFormat(Dense dense, @Nullable Splat splat, @Nullable Resource resource) {
    this.dense = dense;
    this.splat = splat;
    this.resource = resource;
  }

  /** An element by its place in row-major order. */
  interface Reader {
    Number at(MemorySegment attribute, long index);
  }

  /** A dense attribute from an array of elements. */
  interface Maker {
    MemorySegment of(SegmentAllocator heap, MemorySegment type, long count, MemorySegment elements);
  }

  /** Dense elements; without a reader their raw data are to be decoded. */
  record Dense(Maker make, @Nullable Reader read) {}

  /** One number for all. */
  record Splat(SplatMaker make, SplatReader read) {}

  interface SplatMaker {
    MemorySegment of(SegmentAllocator heap, MemorySegment type, Number value);
  }

  interface SplatReader {
    Number of(MemorySegment attribute);
  }

  /** Elements outside of the context's own memory. */
  record Resource(@Nullable ResourceMaker make, Reader read) {}

  interface ResourceMaker {
    MemorySegment of(
        SegmentAllocator heap,
        MemorySegment type,
        MemorySegment name,
        long count,
        MemorySegment elements);
  }

  /** Of elements of the type; {@code siN} is as {@code iN}. */
  static Optional<ElementFormat> of(Type element) {
    String text = element.toString();
    String name = text.startsWith("si") ? text.substring(1) : text;
    return Arrays.stream(values())
        .filter(format -> format.name().equalsIgnoreCase(name))
        .findFirst();
  }

  boolean isFloat() {
    return this == F16 || this == BF16 || this == F32 || this == F64;
  }

  Dense dense() {
    return dense;
  }

  Optional<Splat> splat() {
    return Optional.ofNullable(splat);
  }

  Optional<Resource> resource() {
    return Optional.ofNullable(resource);
  }
}
