package dev.neurojit.mlir;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A borrowed part of a module: checked at each use. Two views are equal when they show the same
 * native object.
 */
abstract sealed class View permits Operation, Block, Region, Value {
  private final Lifetime life;
  private final long address;
  private long seen;

  View(Lifetime life, long address) {
    this.life = life;
    this.address = address;
    this.seen = life.now();
  }

  /** False once the part was erased, a pipeline ran or the module was closed. */
  public final boolean isAlive() {
    return life.isAlive(address, seen);
  }

  /** The native object. */
  final MemorySegment raw() {
    return Raw.struct(live());
  }

  /** The address of the native object, which is there. */
  final long live() {
    seen = life.check(address, seen);
    return address;
  }

  final long address() {
    return address;
  }

  final Lifetime life() {
    return life;
  }

  /** The context the module is in. */
  public final MlirContext context() {
    return life.context();
  }

  /** Outlives a run of patterns that is known to have kept it. */
  final void renew() {
    seen = life.now();
  }

  /** The native object, for use in a module, which must be its own. */
  final MemorySegment rawOf(Lifetime module) {
    if (life != module) {
      throw new IllegalArgumentException(
          "Parts of different MLIR modules cannot refer to each other.");
    }
    return raw();
  }

  /** The native object, for use together with the other view. */
  final MemorySegment rawWith(View other) {
    return rawOf(other.life);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof View that
            && getClass() == that.getClass()
            && life == that.life
            && address == that.address
            && isAlive()
            && that.isAlive());
  }

  @Override
  public final int hashCode() {
    return Long.hashCode(address);
  }
}
