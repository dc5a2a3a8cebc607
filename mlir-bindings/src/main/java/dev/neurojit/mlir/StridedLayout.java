package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/**
 * {@code strided<[?, 1], offset: 4>}: an element lies at the offset plus each index times its
 * stride. Counts are in elements; an empty one stands for {@code ?}.
 */
public record StridedLayout(OptionalLong offset, List<OptionalLong> strides) {
  public StridedLayout {
    strides = List.copyOf(strides);
  }

  /** With all numbers known. */
  public static StridedLayout of(long offset, long... strides) {
    return new StridedLayout(
        OptionalLong.of(offset), LongStream.of(strides).mapToObj(OptionalLong::of).toList());
  }

  /** From MLIR's numbers. */
  static StridedLayout of(long offset, long count, LongUnaryOperator stride) {
    return new StridedLayout(
        known(offset),
        LongStream.range(0, count).map(stride).mapToObj(StridedLayout::known).toList());
  }

  /** As MLIR writes a number that may be unknown. */
  static long toNative(OptionalLong count) {
    return count.orElse(CApi.mlirShapedTypeGetDynamicStrideOrOffset());
  }

  private static OptionalLong known(long count) {
    return CApi.mlirShapedTypeIsDynamicStrideOrOffset(count)
        ? OptionalLong.empty()
        : OptionalLong.of(count);
  }
}
