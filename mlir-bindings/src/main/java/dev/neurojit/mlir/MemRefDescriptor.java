package dev.neurojit.mlir;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;

/**
 * Memory as compiled code sees it: element {@code (i, j, ...)} lies {@code offset + i * strides[0]
 * + j * strides[1] + ...} elements behind the start of the data. All elements are within the
 * segment, so code that keeps to the sizes keeps to the segment; whether it does is up to the code.
 */
public final class MemRefDescriptor {
  private final JitScalar element;
  private final MemorySegment allocated;
  private final MemorySegment data;
  private final long offset;
  private final long[] sizes;
  private final long[] strides;

  /** For memory that compiled code made, which begins at another place than its data. */
  MemRefDescriptor(
      JitScalar element,
      MemorySegment allocated,
      MemorySegment data,
      long offset,
      long[] sizes,
      long[] strides) {
    this.element = element;
    this.allocated = allocated;
    this.data = data;
    this.offset = offset;
    this.sizes = sizes;
    this.strides = strides;
  }

  /**
   * Rows behind each other without gaps.
   *
   * @param data off the Java heap, writable, aligned to the element's size
   * @param sizes in elements
   * @throws IllegalArgumentException if the memory does not hold all elements or is not as above
   */
  public static MemRefDescriptor of(JitScalar element, MemorySegment data, long... sizes) {
    return strided(element, data, 0, sizes, Extent.packedStrides(sizes));
  }

  /**
   * Any layout.
   *
   * @param offset of the first element, in elements
   * @param sizes for each dimension, in elements
   * @param strides for each dimension, in elements; may be negative
   * @throws IllegalArgumentException as above
   */
  public static MemRefDescriptor strided(
      JitScalar element, MemorySegment data, long offset, long[] sizes, long[] strides) {
    if (sizes.length != strides.length) {
      throw new IllegalArgumentException(
          "%d sizes need as many strides, not %d.".formatted(sizes.length, strides.length));
    }
    MemRefDescriptor made =
        new MemRefDescriptor(element, data, data, offset, sizes.clone(), strides.clone());
    made.requireMemory();
    return made;
  }

  private void requireMemory() {
    long size = element.layout().byteSize();
    if (!data.isNative() || data.isReadOnly()) {
      throw new IllegalArgumentException(
          "Compiled code needs writable memory off the heap: allocate it from an Arena.");
    }
    if (data.address() % size != 0) {
      throw new IllegalArgumentException(
          "%s at an address that is no multiple of %d.".formatted(element, size));
    }
    Extent extent = Extent.of(offset, sizes, strides);
    if (extent.least() < 0 || Math.multiplyExact(extent.end(), size) > data.byteSize()) {
      throw new IllegalArgumentException(
          "Elements %d to %d of %s do not fit into %d bytes."
              .formatted(extent.least(), extent.end() - 1, element, data.byteSize()));
    }
  }

  public JitScalar element() {
    return element;
  }

  /** Where memory that compiled code made begins; the data else. */
  MemorySegment allocated() {
    return allocated;
  }

  /** The memory that offset and strides count from. */
  public MemorySegment data() {
    return data;
  }

  public int rank() {
    return sizes.length;
  }

  public long offset() {
    return offset;
  }

  /** Whether it has all that code for such a memref takes for granted. */
  boolean fits(JitMemRef type) {
    boolean fits =
        element == type.element() && sizes.length == type.rank() && agrees(type.offset(), offset);
    for (int i = 0; fits && i < sizes.length; i++) {
      fits = agrees(type.sizes().get(i), sizes[i]) && agrees(type.strides().get(i), strides[i]);
    }
    return fits;
  }

  private static boolean agrees(long wanted, long actual) {
    return wanted == JitMemRef.DYNAMIC || wanted == actual;
  }

  /** In elements. */
  public long size(int dimension) {
    return sizes[dimension];
  }

  /** In elements. */
  public long stride(int dimension) {
    return strides[dimension];
  }

  /**
   * Where an element lies in the data, in bytes.
   *
   * @param index one number for each dimension
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public long byteOffset(long... index) {
    if (index.length != sizes.length) {
      throw new IndexOutOfBoundsException(
          "Rank %d needs as many numbers, not %d.".formatted(sizes.length, index.length));
    }
    long at = offset;
    for (int i = 0; i < index.length; i++) {
      at += Objects.checkIndex(index[i], sizes[i]) * strides[i];
    }
    return at * element.layout().byteSize();
  }

  @Override
  public String toString() {
    return "%s %s at offset %d, strides %s"
        .formatted(element, Arrays.toString(sizes), offset, Arrays.toString(strides));
  }
}
