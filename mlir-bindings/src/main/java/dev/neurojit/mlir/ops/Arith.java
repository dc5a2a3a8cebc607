package dev.neurojit.mlir.ops;

import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Value;

/** Makes the operations of the dialect {@code arith}. */
public final class Arith extends ArithOps {
  Arith(OpBuilder at) {
    super(at);
  }

  /** {@code arith.constant} of a float type, rounded to it. */
  public Value constant(Type type, double value) {
    return constant(at().attributes().floating(type, value));
  }

  /** {@code arith.constant} of an integer type or index. */
  public Value constant(Type type, long value) {
    return type.isFloat()
        ? constant(type, (double) value)
        : constant(at().attributes().integer(type, value));
  }

  /** As above, so that an int is not taken for a float. */
  public Value constant(Type type, int value) {
    return constant(type, (long) value);
  }

  /** {@code arith.constant} of type index. */
  public Value constantIndex(long value) {
    return constant(at().types().index(), value);
  }

  /** {@code arith.constant} of type i1. */
  public Value constant(boolean value) {
    return constant(at().attributes().bool(value));
  }
}
