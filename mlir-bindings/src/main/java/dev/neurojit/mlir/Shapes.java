package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The sizes of shaped types, between -1 for {@code ?} here and MLIR's number for it there. */
final class Shapes {
  private Shapes() {}

  static MemorySegment toNative(Arena arena, long[] shape) {
    long dynamic = CApi.mlirShapedTypeGetDynamicSize();
    MemorySegment sizes = arena.allocate(ValueLayout.JAVA_LONG, Math.max(1, shape.length));
    for (int i = 0; i < shape.length; i++) {
      sizes.setAtIndex(ValueLayout.JAVA_LONG, i, shape[i] == -1 ? dynamic : shape[i]);
    }
    return sizes;
  }

  static long ofNative(long size) {
    return CApi.mlirShapedTypeIsDynamicSize(size) ? -1 : size;
  }

  static void require(boolean holds, Type type, String what) {
    if (!holds) {
      throw new IllegalArgumentException("Type %s is not %s.".formatted(type, what));
    }
  }
}
