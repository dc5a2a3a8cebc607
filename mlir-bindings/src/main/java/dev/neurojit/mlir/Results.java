package dev.neurojit.mlir;

import java.util.List;

/** What a compiled function of several results gave. */
public final class Results {
  private final List<JitType> types;
  private final Object[] values;

  Results(List<JitType> types, Object[] values) {
    this.types = types;
    this.values = values;
  }

  public int size() {
    return values.length;
  }

  /** The result as its carrier, boxed. */
  public Object get(int index) {
    return values[index];
  }

  /**
   * An f32 or f64.
   *
   * @throws IllegalArgumentException if the result is of another type
   */
  public double asDouble(int index) {
    return switch (values[index]) {
      case Double value -> value;
      case Float value -> value;
      default -> throw wrong(index, "a float");
    };
  }

  /** An integer or index, sign-extended; 0 or 1 for an i1. */
  public long asLong(int index) {
    return switch (values[index]) {
      case Boolean value -> value ? 1 : 0;
      case Long value -> value;
      case Integer value -> value;
      case Short value -> value;
      case Byte value -> value;
      default -> throw wrong(index, "an integer");
    };
  }

  /** A memref. */
  public MemRefDescriptor asMemRef(int index) {
    if (values[index] instanceof MemRefDescriptor memRef) {
      return memRef;
    }
    throw wrong(index, "a memref");
  }

  private IllegalArgumentException wrong(int index, String wanted) {
    return new IllegalArgumentException(
        "Result %d is %s, not %s.".formatted(index, types.get(index), wanted));
  }
}
