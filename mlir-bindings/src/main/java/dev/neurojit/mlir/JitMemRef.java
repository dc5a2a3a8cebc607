package dev.neurojit.mlir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A memref with a rank. What is not {@link #DYNAMIC} is built into the code, and every {@link
 * MemRefDescriptor} must have it just so.
 *
 * @param sizes for each dimension, in elements
 * @param strides for each dimension, in elements
 * @param offset of the first element, in elements
 */
public record JitMemRef(JitScalar element, List<Long> sizes, List<Long> strides, long offset)
    implements JitType {
  /** Stands for a number that each descriptor brings. As a stride may be -1 this is not. */
  public static final long DYNAMIC = Long.MIN_VALUE;

  /**
   * Keeps the numbers.
   *
   * @throws IllegalArgumentException if there are not as many strides as sizes
   */
  public JitMemRef {
    sizes = List.copyOf(sizes);
    strides = List.copyOf(strides);
    if (sizes.size() != strides.size()) {
      throw new IllegalArgumentException(
          "%d sizes need as many strides, not %d.".formatted(sizes.size(), strides.size()));
    }
  }

  /**
   * Rows behind each other without gaps, such as {@code memref<?x4xf32>}.
   *
   * @param sizes {@link #DYNAMIC} for {@code ?}
   */
  public static JitMemRef of(JitScalar element, long... sizes) {
    Long[] strides = new Long[sizes.length];
    long stride = 1;
    for (int i = sizes.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride = stride == DYNAMIC || sizes[i] == DYNAMIC ? DYNAMIC : stride * sizes[i];
    }
    return new JitMemRef(element, Arrays.stream(sizes).boxed().toList(), List.of(strides), 0);
  }

  static JitMemRef of(Type type) {
    StridedLayout layout =
        new MemRefType(type)
            .stridedLayout()
            .orElseThrow(
                () -> new IllegalArgumentException("The layout of " + type + " has no strides."));
    return new JitMemRef(
        JitScalar.of(type.elementType()),
        type.shape().stream().map(size -> size == -1 ? DYNAMIC : size).toList(),
        layout.strides().stream().map(stride -> stride.orElse(DYNAMIC)).toList(),
        layout.offset().orElse(DYNAMIC));
  }

  public int rank() {
    return sizes.size();
  }

  @Override
  public Class<?> carrier() {
    return MemRefDescriptor.class;
  }

  @Override
  public String llvm() {
    String numbers = "array<%d x i64>".formatted(rank());
    return rank() == 0
        ? "struct<(ptr, ptr, i64)>"
        : "struct<(ptr, ptr, i64, %s, %s)>".formatted(numbers, numbers);
  }

  /** The parameters that one argument becomes. */
  List<String> llvmParameters() {
    List<String> all = new ArrayList<>(List.of("ptr", "ptr", "i64"));
    all.addAll(Collections.nCopies(2 * rank(), "i64"));
    return all;
  }

  /** As MLIR writes it, such as {@code memref<?x4xf32, strided<[8, 1], offset: ?>>}. */
  @Override
  public String toString() {
    String shape = sizes.stream().map(size -> text(size) + "x").collect(Collectors.joining());
    boolean packed = equals(of(element, sizes.stream().mapToLong(size -> size).toArray()));
    String layout =
        packed
            ? ""
            : ", strided<[%s], offset: %s>"
                .formatted(
                    strides.stream().map(JitMemRef::text).collect(Collectors.joining(", ")),
                    text(offset));
    return "memref<%s%s%s>".formatted(shape, element, layout);
  }

  private static String text(long number) {
    return number == DYNAMIC ? "?" : Long.toString(number);
  }
}
