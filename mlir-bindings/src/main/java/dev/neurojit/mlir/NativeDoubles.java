package dev.neurojit.mlir;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Numbers outside of Java's heap, at an address that compiled code may be given. Aligned for whole
 * vectors of any CPU; zero at first. Owned: close it, when no code uses it any more.
 */
public final class NativeDoubles implements AutoCloseable {
  private static final long ALIGNMENT = 128;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment memory;

  /** Room for so many. */
  public NativeDoubles(long count) {
    memory = arena.allocate(count * Double.BYTES, ALIGNMENT);
  }

  /** Where they are. */
  public long address() {
    return memory.address();
  }

  public double get(long index) {
    return memory.getAtIndex(ValueLayout.JAVA_DOUBLE, index);
  }

  /** Copies a whole array to the place that starts at an index. */
  public void set(long index, double[] values) {
    MemorySegment.copy(
        values, 0, memory, ValueLayout.JAVA_DOUBLE, index * Double.BYTES, values.length);
  }

  /** A copy of so many from an index on. */
  public double[] get(long index, int count) {
    double[] values = new double[count];
    MemorySegment.copy(memory, ValueLayout.JAVA_DOUBLE, index * Double.BYTES, values, 0, count);
    return values;
  }

  /** Frees the memory. Closing twice is fine. */
  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
