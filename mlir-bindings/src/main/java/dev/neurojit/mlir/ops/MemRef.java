package dev.neurojit.mlir.ops;

import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Value;
import java.util.List;

/** Makes the operations of the dialect {@code memref}. */
public final class MemRef extends MemRefOps {
  MemRef(OpBuilder at) {
    super(at);
  }

  /**
   * {@code memref.alloc}.
   *
   * @param sizes for each {@code ?} in the type
   */
  public Value alloc(Type type, Value... sizes) {
    return alloc(type, List.of(sizes), List.of());
  }

  /**
   * {@code memref.alloca}.
   *
   * @param sizes for each {@code ?} in the type
   */
  public Value alloca(Type type, Value... sizes) {
    return alloca(type, List.of(sizes), List.of());
  }

  /** {@code memref.dim} of a known dimension. */
  public Value dim(Value source, long dimension) {
    return dim(source, at().arith().constantIndex(dimension));
  }
}
