package dev.neurojit.mlir;

import java.lang.foreign.Arena;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Memory for a memref argument, its elements behind each other in row-major order. Close it. */
public final class MemRefBuffer implements AutoCloseable {
  private final Arena arena = Arena.ofConfined();
  private final MemRefDescriptor descriptor;

  private MemRefBuffer(JitScalar element, long[] sizes) {
    long count = 1;
    for (long size : sizes) {
      count = Math.multiplyExact(count, size);
    }
    descriptor = MemRefDescriptor.of(element, arena.allocate(element.layout(), count), sizes);
  }

  /**
   * Allocates zeros.
   *
   * @param sizes for each dimension, in elements
   */
  public static MemRefBuffer of(JitScalar element, long... sizes) {
    return new MemRefBuffer(element, sizes);
  }

  /** What compiled code is called with; it lives as long as this. */
  public MemRefDescriptor descriptor() {
    return descriptor;
  }

  /**
   * Sets an element.
   *
   * @param index in row-major order
   * @param value boxed, of the element's carrier
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public void put(long index, Object value) {
    handle(descriptor).set(descriptor.data(), offset(index), value);
  }

  private long offset(long index) {
    long size = descriptor.element().layout().byteSize();
    return Objects.checkIndex(index, descriptor.data().byteSize() / size) * size;
  }

  /** Returns the elements of any memref, boxed, in row-major order. */
  public static List<Object> elements(MemRefDescriptor memRef) {
    var elements = new ArrayList<Object>();
    long[] at = new long[memRef.rank()];
    collect(memRef, at, 0, elements);
    return elements;
  }

  private static void collect(
      MemRefDescriptor memRef, long[] at, int dimension, List<Object> elements) {
    if (dimension == at.length) {
      elements.add(handle(memRef).get(memRef.data(), memRef.byteOffset(at)));
      return;
    }
    for (at[dimension] = 0; at[dimension] < memRef.size(dimension); at[dimension]++) {
      collect(memRef, at, dimension + 1, elements);
    }
  }

  private static VarHandle handle(MemRefDescriptor memRef) {
    return memRef.element().layout().varHandle();
  }

  @Override
  public void close() {
    arena.close();
  }
}
