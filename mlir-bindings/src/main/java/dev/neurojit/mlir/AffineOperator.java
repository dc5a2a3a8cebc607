package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Arrays;
import java.util.function.Predicate;

/** What an {@link AffineExpr.Binary} does with its two sides. */
@SuppressWarnings("ImmutableEnumChecker") // method references to static functions have no state
public enum AffineOperator {
  ADD(CApi::mlirAffineExprIsAAdd, CApi::mlirAffineAddExprGet),
  MUL(CApi::mlirAffineExprIsAMul, CApi::mlirAffineMulExprGet),
  /** The rest of {@link #FLOOR_DIV}, never below 0. */
  MOD(CApi::mlirAffineExprIsAMod, CApi::mlirAffineModExprGet),
  FLOOR_DIV(CApi::mlirAffineExprIsAFloorDiv, CApi::mlirAffineFloorDivExprGet),
  CEIL_DIV(CApi::mlirAffineExprIsACeilDiv, CApi::mlirAffineCeilDivExprGet);

  private final Predicate<MemorySegment> is;
  private final Get get;

  private interface Get {
    MemorySegment apply(SegmentAllocator allocator, MemorySegment lhs, MemorySegment rhs);
  }

  AffineOperator(Predicate<MemorySegment> is, Get get) {
    this.is = is;
    this.get = get;
  }

  static AffineOperator of(MemorySegment binary) {
    return Arrays.stream(values())
        .filter(operator -> operator.is.test(binary))
        .findFirst()
        .orElseThrow();
  }

  AffineExpr apply(AffineExpr lhs, AffineExpr rhs) {
    MlirContext context = lhs.context();
    MemorySegment right = rhs.rawIn(context);
    requireAffine(lhs, rhs);
    AffineExtent.requireShallow(lhs, rhs);
    return AffineExpr.of(context, get.apply(Raw.HEAP, lhs.raw(), right));
  }

  private void requireAffine(AffineExpr lhs, AffineExpr rhs) {
    boolean affine =
        switch (this) {
          case ADD -> true;
          case MUL -> lhs.isSymbolicOrConstant() || rhs.isSymbolicOrConstant();
          case MOD, FLOOR_DIV, CEIL_DIV ->
              rhs instanceof AffineExpr.Constant number
                  ? number.value() > 0
                  : rhs.isSymbolicOrConstant();
        };
    if (!affine) {
      throw new IllegalArgumentException(
          "%s of %s and %s is not affine.".formatted(this, lhs, rhs));
    }
  }
}
