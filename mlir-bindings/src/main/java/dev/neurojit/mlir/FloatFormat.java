package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** MLIR's floating-point formats, from 4 bits to 64. */
@SuppressWarnings("ImmutableEnumChecker") // method references to static functions have no state
public enum FloatFormat {
  F4E2M1FN(
      CApi::mlirFloat4E2M1FNTypeGet,
      CApi::mlirTypeIsAFloat4E2M1FN,
      CApi::mlirFloat4E2M1FNTypeGetTypeID,
      CApi::mlirFloat4E2M1FNTypeGetName),
  F6E2M3FN(
      CApi::mlirFloat6E2M3FNTypeGet,
      CApi::mlirTypeIsAFloat6E2M3FN,
      CApi::mlirFloat6E2M3FNTypeGetTypeID,
      CApi::mlirFloat6E2M3FNTypeGetName),
  F6E3M2FN(
      CApi::mlirFloat6E3M2FNTypeGet,
      CApi::mlirTypeIsAFloat6E3M2FN,
      CApi::mlirFloat6E3M2FNTypeGetTypeID,
      CApi::mlirFloat6E3M2FNTypeGetName),
  F8E5M2(
      CApi::mlirFloat8E5M2TypeGet,
      CApi::mlirTypeIsAFloat8E5M2,
      CApi::mlirFloat8E5M2TypeGetTypeID,
      CApi::mlirFloat8E5M2TypeGetName),
  F8E4M3(
      CApi::mlirFloat8E4M3TypeGet,
      CApi::mlirTypeIsAFloat8E4M3,
      CApi::mlirFloat8E4M3TypeGetTypeID,
      CApi::mlirFloat8E4M3TypeGetName),
  F8E4M3FN(
      CApi::mlirFloat8E4M3FNTypeGet,
      CApi::mlirTypeIsAFloat8E4M3FN,
      CApi::mlirFloat8E4M3FNTypeGetTypeID,
      CApi::mlirFloat8E4M3FNTypeGetName),
  F8E5M2FNUZ(
      CApi::mlirFloat8E5M2FNUZTypeGet,
      CApi::mlirTypeIsAFloat8E5M2FNUZ,
      CApi::mlirFloat8E5M2FNUZTypeGetTypeID,
      CApi::mlirFloat8E5M2FNUZTypeGetName),
  F8E4M3FNUZ(
      CApi::mlirFloat8E4M3FNUZTypeGet,
      CApi::mlirTypeIsAFloat8E4M3FNUZ,
      CApi::mlirFloat8E4M3FNUZTypeGetTypeID,
      CApi::mlirFloat8E4M3FNUZTypeGetName),
  F8E4M3B11FNUZ(
      CApi::mlirFloat8E4M3B11FNUZTypeGet,
      CApi::mlirTypeIsAFloat8E4M3B11FNUZ,
      CApi::mlirFloat8E4M3B11FNUZTypeGetTypeID,
      CApi::mlirFloat8E4M3B11FNUZTypeGetName),
  F8E3M4(
      CApi::mlirFloat8E3M4TypeGet,
      CApi::mlirTypeIsAFloat8E3M4,
      CApi::mlirFloat8E3M4TypeGetTypeID,
      CApi::mlirFloat8E3M4TypeGetName),
  F8E8M0FNU(
      CApi::mlirFloat8E8M0FNUTypeGet,
      CApi::mlirTypeIsAFloat8E8M0FNU,
      CApi::mlirFloat8E8M0FNUTypeGetTypeID,
      CApi::mlirFloat8E8M0FNUTypeGetName),
  BF16(
      CApi::mlirBF16TypeGet,
      CApi::mlirTypeIsABF16,
      CApi::mlirBFloat16TypeGetTypeID,
      CApi::mlirBF16TypeGetName),
  F16(
      CApi::mlirF16TypeGet,
      CApi::mlirTypeIsAF16,
      CApi::mlirFloat16TypeGetTypeID,
      CApi::mlirF16TypeGetName),
  TF32(
      CApi::mlirTF32TypeGet,
      CApi::mlirTypeIsATF32,
      CApi::mlirFloatTF32TypeGetTypeID,
      CApi::mlirTF32TypeGetName),
  F32(
      CApi::mlirF32TypeGet,
      CApi::mlirTypeIsAF32,
      CApi::mlirFloat32TypeGetTypeID,
      CApi::mlirF32TypeGetName),
  F64(
      CApi::mlirF64TypeGet,
      CApi::mlirTypeIsAF64,
      CApi::mlirFloat64TypeGetTypeID,
      CApi::mlirF64TypeGetName);

  private final BiFunction<SegmentAllocator, MemorySegment, MemorySegment> get;
  private final NativeKind kind;

  FloatFormat(
      BiFunction<SegmentAllocator, MemorySegment, MemorySegment> get,
      Predicate<MemorySegment> is,
      NativeKind.Getter id,
      NativeKind.Getter name) {
    this.get = get;
    this.kind = NativeKind.of(is, id, name);
  }

  /** The format of a type; empty if it is no float or one of over 64 bits. */
  public static Optional<FloatFormat> of(Type type) {
    return Optional.ofNullable(Ids.FORMATS.get(type.typeId()));
  }

  /** Whether the type is of this format. */
  public boolean is(Type type) {
    return kind.is().test(type.raw());
  }

  /** MLIR's name of the type, such as {@code builtin.f8E4M3FN}. */
  public String mlirName() {
    return kind.mlirName().orElseThrow();
  }

  Type in(MlirContext context) {
    return new Type(context, get.apply(Raw.HEAP, context.raw()));
  }

  /** Filled at the first question, when the native library is loaded for sure. */
  private static final class Ids {
    static final Map<TypeId, FloatFormat> FORMATS = NativeKind.byId(values(), one -> one.kind);
  }
}
