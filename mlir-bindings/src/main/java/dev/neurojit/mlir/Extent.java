package dev.neurojit.mlir;

/**
 * Which elements a strided layout touches.
 *
 * @param least the lowest, in elements; not below 0 if all is well
 * @param end behind the highest; 0 if there are none
 */
record Extent(long least, long end) {
  /**
   * Adds up the dimensions.
   *
   * @throws IllegalArgumentException if a size is negative or the numbers are beyond 64 bits
   */
  static Extent of(long offset, long[] sizes, long[] strides) {
    long least = offset;
    long greatest = offset;
    boolean empty = false;
    try {
      for (int i = 0; i < sizes.length; i++) {
        if (sizes[i] < 0) {
          throw new IllegalArgumentException("A size cannot be " + sizes[i] + ".");
        }
        empty |= sizes[i] == 0;
        long reach = Math.multiplyExact(Math.max(0, sizes[i] - 1), strides[i]);
        least = Math.addExact(least, Math.min(0, reach));
        greatest = Math.addExact(greatest, Math.max(0, reach));
      }
      return empty ? new Extent(0, 0) : new Extent(least, Math.addExact(greatest, 1));
    } catch (ArithmeticException e) {
      throw tooLarge(e);
    }
  }

  /** The strides of rows behind each other without gaps. */
  static long[] packedStrides(long[] sizes) {
    long[] strides = new long[sizes.length];
    long stride = 1;
    for (int i = sizes.length - 1; i >= 0; i--) {
      strides[i] = stride;
      try {
        stride = Math.multiplyExact(stride, Math.max(1, sizes[i]));
      } catch (ArithmeticException e) {
        throw tooLarge(e);
      }
    }
    return strides;
  }

  private static IllegalArgumentException tooLarge(ArithmeticException e) {
    return new IllegalArgumentException("The memory is larger than any machine's.", e);
  }
}
