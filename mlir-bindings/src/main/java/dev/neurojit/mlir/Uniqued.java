package dev.neurojit.mlir;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a context, lives as long as it and is unique in it: two of the same content are
 * the same.
 */
abstract sealed class Uniqued
    permits AffineExpr, AffineMap, Attribute, Dialect, IntegerSet, LocationAttr, Type {
  final MlirContext context;
  private final MemorySegment raw;

  Uniqued(MlirContext context, MemorySegment raw) {
    this.context = context;
    this.raw = raw;
  }

  /** The context it belongs to. */
  public final MlirContext context() {
    return context;
  }

  final MemorySegment raw() {
    context.check();
    return raw;
  }

  /** For use in a context, which must be its own. */
  final MemorySegment rawIn(MlirContext user) {
    user.requireSame(context);
    return raw();
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Uniqued that
        && getClass() == that.getClass()
        && context == that.context
        && Raw.address(raw) == Raw.address(that.raw);
  }

  @Override
  public final int hashCode() {
    return Long.hashCode(Raw.address(raw));
  }
}
