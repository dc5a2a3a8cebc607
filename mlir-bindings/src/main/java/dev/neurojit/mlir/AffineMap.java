package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code (d0, d1)[s0] -> (d0 + s0, d1)}. Maps belong to the context and are unique in it. */
public final class AffineMap {
  private final MlirContext context;
  private final MemorySegment raw;

  AffineMap(MlirContext context, MemorySegment raw) {
    this.context = context;
    this.raw = raw;
  }

  /** {@code (d0, ...) -> (d0, ...)}. */
  public static AffineMap identity(MlirContext context, int dimensions) {
    Objects.checkFromToIndex(0, dimensions, Short.MAX_VALUE);
    return new AffineMap(
        context, CApi.mlirAffineMapMultiDimIdentityGet(Raw.HEAP, context.raw(), dimensions));
  }

  /** {@code () -> (value)}. */
  public static AffineMap constant(MlirContext context, long value) {
    return new AffineMap(context, CApi.mlirAffineMapConstantGet(Raw.HEAP, context.raw(), value));
  }

  /**
   * Puts the dimensions in another order.
   *
   * @throws IllegalArgumentException if it is no permutation of 0 to n - 1
   */
  public static AffineMap permutation(MlirContext context, int... order) {
    Set<Integer> seen = new HashSet<>();
    for (int at : order) {
      if (at < 0 || at >= order.length || !seen.add(at)) {
        throw new IllegalArgumentException("Not a permutation: " + List.of(at) + " in its places.");
      }
    }
    if (order.length == 0) {
      return identity(context, 0);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_INT, order);
      return new AffineMap(
          context, CApi.mlirAffineMapPermutationGet(Raw.HEAP, context.raw(), order.length, all));
    }
  }

  /** The inside of {@code affine_map<...>}. */
  public static AffineMap parse(MlirContext context, String text) {
    return context
        .attributes()
        .parse("affine_map<" + text + ">")
        .asAffineMap()
        .orElseThrow(() -> new IllegalArgumentException("Not an affine map: " + text));
  }

  public int dimensions() {
    return Math.toIntExact(CApi.mlirAffineMapGetNumDims(raw()));
  }

  public int symbols() {
    return Math.toIntExact(CApi.mlirAffineMapGetNumSymbols(raw()));
  }

  public int results() {
    return Math.toIntExact(CApi.mlirAffineMapGetNumResults(raw()));
  }

  public boolean isIdentity() {
    return CApi.mlirAffineMapIsIdentity(raw());
  }

  public boolean isPermutation() {
    return CApi.mlirAffineMapIsPermutation(raw());
  }

  /** Whether it keeps some dimensions, in any order, and computes nothing. */
  public boolean isProjectedPermutation() {
    return CApi.mlirAffineMapIsProjectedPermutation(raw());
  }

  /** The map of just these results. */
  public AffineMap subMap(int... positions) {
    IntStream.of(positions).forEach(at -> Objects.checkIndex(at, results()));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_INT, positions);
      return new AffineMap(
          context, CApi.mlirAffineMapGetSubMap(Raw.HEAP, raw(), positions.length, all));
    }
  }

  MemorySegment raw() {
    context.check();
    return raw;
  }

  MemorySegment rawIn(MlirContext user) {
    user.requireSame(context);
    return raw();
  }

  /** As MLIR writes it in an attribute. */
  @Override
  public String toString() {
    return context.attributes().affineMap(this).toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AffineMap that
        && context == that.context
        && Raw.address(raw) == Raw.address(that.raw);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(Raw.address(raw));
  }
}
