package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** MLIR's floating-point formats, from 4 bits to 64. */
@SuppressWarnings("ImmutableEnumChecker") // method references to static functions have no state
public enum FloatFormat {
  F4E2M1FN(CApi::mlirFloat4E2M1FNTypeGet, CApi::mlirTypeIsAFloat4E2M1FN),
  F6E2M3FN(CApi::mlirFloat6E2M3FNTypeGet, CApi::mlirTypeIsAFloat6E2M3FN),
  F6E3M2FN(CApi::mlirFloat6E3M2FNTypeGet, CApi::mlirTypeIsAFloat6E3M2FN),
  F8E5M2(CApi::mlirFloat8E5M2TypeGet, CApi::mlirTypeIsAFloat8E5M2),
  F8E4M3(CApi::mlirFloat8E4M3TypeGet, CApi::mlirTypeIsAFloat8E4M3),
  F8E4M3FN(CApi::mlirFloat8E4M3FNTypeGet, CApi::mlirTypeIsAFloat8E4M3FN),
  F8E5M2FNUZ(CApi::mlirFloat8E5M2FNUZTypeGet, CApi::mlirTypeIsAFloat8E5M2FNUZ),
  F8E4M3FNUZ(CApi::mlirFloat8E4M3FNUZTypeGet, CApi::mlirTypeIsAFloat8E4M3FNUZ),
  F8E4M3B11FNUZ(CApi::mlirFloat8E4M3B11FNUZTypeGet, CApi::mlirTypeIsAFloat8E4M3B11FNUZ),
  F8E3M4(CApi::mlirFloat8E3M4TypeGet, CApi::mlirTypeIsAFloat8E3M4),
  F8E8M0FNU(CApi::mlirFloat8E8M0FNUTypeGet, CApi::mlirTypeIsAFloat8E8M0FNU),
  BF16(CApi::mlirBF16TypeGet, CApi::mlirTypeIsABF16),
  F16(CApi::mlirF16TypeGet, CApi::mlirTypeIsAF16),
  TF32(CApi::mlirTF32TypeGet, CApi::mlirTypeIsATF32),
  F32(CApi::mlirF32TypeGet, CApi::mlirTypeIsAF32),
  F64(CApi::mlirF64TypeGet, CApi::mlirTypeIsAF64);

  private final BiFunction<SegmentAllocator, MemorySegment, MemorySegment> get;
  private final Predicate<MemorySegment> is;

  FloatFormat(
      BiFunction<SegmentAllocator, MemorySegment, MemorySegment> get, Predicate<MemorySegment> is) {
    this.get = get;
    this.is = is;
  }

  /** The format of a type; empty if it is no float or one of over 64 bits. */
  public static Optional<FloatFormat> of(Type type) {
    return Arrays.stream(values()).filter(format -> format.is.test(type.raw())).findFirst();
  }

  Type in(MlirContext context) {
    return new Type(context, get.apply(Raw.HEAP, context.raw()));
  }
}
