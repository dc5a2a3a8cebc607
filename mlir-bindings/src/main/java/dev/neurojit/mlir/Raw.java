package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.MlirLogicalResult;
import dev.neurojit.mlir.capi.MlirStringRef;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * C structs by value. They live on the Java heap, so that the garbage collector frees them; nearly
 * all are one pointer.
 */
final class Raw {
  /** For the structs that C functions return. */
  static final SegmentAllocator HEAP =
      (size, alignment) -> MemorySegment.ofArray(new long[Math.toIntExact((size + 7) / 8)]);

  /** MlirLogicalResults for callbacks to return. */
  static final MemorySegment SUCCESS = logicalResult(1);

  static final MemorySegment FAILURE = logicalResult(0);

  private Raw() {}

  private static MemorySegment logicalResult(int value) {
    MemorySegment result = MlirLogicalResult.allocate(HEAP);
    MlirLogicalResult.value(result, (byte) value);
    return result;
  }

  /** A one-pointer struct such as MlirModule. */
  static MemorySegment struct(long address) {
    return MemorySegment.ofArray(new long[] {address});
  }

  /** The pointer of a one-pointer struct; 0 is MLIR's null. */
  static long address(MemorySegment struct) {
    return struct.get(ValueLayout.JAVA_LONG, 0);
  }

  static boolean isNull(MemorySegment struct) {
    return address(struct) == 0;
  }

  /** Whether an MlirLogicalResult is a success. */
  static boolean succeeded(MemorySegment result) {
    return MlirLogicalResult.value(result) != 0;
  }

  /** An array of one-pointer structs. */
  static <T> MemorySegment array(
      Arena arena, List<? extends T> all, Function<T, MemorySegment> struct) {
    MemorySegment array = arena.allocate(ValueLayout.JAVA_LONG, Math.max(1, all.size()));
    for (int i = 0; i < all.size(); i++) {
      array.setAtIndex(ValueLayout.JAVA_LONG, i, address(struct.apply(all.get(i))));
    }
    return array;
  }

  static String string(MemorySegment stringRef) {
    MemorySegment data = MlirStringRef.data(stringRef);
    byte[] utf8 = data.reinterpret(MlirStringRef.length(stringRef)).toArray(ValueLayout.JAVA_BYTE);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** An MlirStringRef whose bytes live as long as the arena. */
  static MemorySegment stringRef(Arena arena, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    MemorySegment ref = MlirStringRef.allocate(arena);
    MlirStringRef.data(ref, arena.allocateFrom(ValueLayout.JAVA_BYTE, utf8));
    MlirStringRef.length(ref, utf8.length);
    return ref;
  }
}
