package dev.neurojit.mlir;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** A borrowed part of a module: checked at each use, equal when it is the same native object. */
abstract sealed class View permits Operation, Block, Region, Value {
  private final Lifetime life;
  private final int madeIn;
  private final MemorySegment raw;

  View(Lifetime life, MemorySegment raw) {
    this.life = life;
    this.madeIn = life.revision();
    this.raw = raw;
  }

  final MemorySegment raw() {
    life.check(madeIn);
    return raw;
  }

  final Lifetime life() {
    return life;
  }

  final MlirContext context() {
    return life.context();
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof View that
        && getClass() == that.getClass()
        && life == that.life
        && madeIn == that.madeIn
        && Raw.address(raw) == Raw.address(that.raw);
  }

  @Override
  public final int hashCode() {
    return Long.hashCode(Raw.address(raw));
  }
}
