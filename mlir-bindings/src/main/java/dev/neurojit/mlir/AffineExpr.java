package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * {@code d0 + s0 * 2}: a sum, product or quotient of dimensions, symbols and constants, simplified
 * as it is made. What is not affine, such as a product of two dimensions, raises {@link
 * IllegalArgumentException}.
 */
public abstract sealed class AffineExpr extends Uniqued {
  private static final int MAX_POSITION = 1 << 16;

  private AffineExpr(MlirContext context, MemorySegment raw) {
    super(context, raw);
  }

  /** {@code d0}, {@code d1}... */
  public static final class Dim extends AffineExpr {
    private Dim(MlirContext context, MemorySegment raw) {
      super(context, raw);
    }

    public int position() {
      return Math.toIntExact(CApi.mlirAffineDimExprGetPosition(raw()));
    }
  }

  /** {@code s0}, {@code s1}... */
  public static final class Symbol extends AffineExpr {
    private Symbol(MlirContext context, MemorySegment raw) {
      super(context, raw);
    }

    public int position() {
      return Math.toIntExact(CApi.mlirAffineSymbolExprGetPosition(raw()));
    }
  }

  /** A number. */
  public static final class Constant extends AffineExpr {
    private Constant(MlirContext context, MemorySegment raw) {
      super(context, raw);
    }

    public long value() {
      return CApi.mlirAffineConstantExprGetValue(raw());
    }
  }

  /** An operator between two expressions. */
  public static final class Binary extends AffineExpr {
    private Binary(MlirContext context, MemorySegment raw) {
      super(context, raw);
    }

    public AffineOperator operator() {
      return AffineOperator.of(raw());
    }

    public AffineExpr lhs() {
      return of(context, CApi.mlirAffineBinaryOpExprGetLHS(Raw.HEAP, raw()));
    }

    public AffineExpr rhs() {
      return of(context, CApi.mlirAffineBinaryOpExprGetRHS(Raw.HEAP, raw()));
    }
  }

  static AffineExpr of(MlirContext context, MemorySegment raw) {
    if (CApi.mlirAffineExprIsABinary(raw)) {
      return new Binary(context, raw);
    }
    if (CApi.mlirAffineExprIsADim(raw)) {
      return new Dim(context, raw);
    }
    if (CApi.mlirAffineExprIsASymbol(raw)) {
      return new Symbol(context, raw);
    }
    if (CApi.mlirAffineExprIsAConstant(raw)) {
      return new Constant(context, raw);
    }
    throw new IllegalArgumentException("MLIR has a new kind of affine expression.");
  }

  public static AffineExpr dim(MlirContext context, int position) {
    Objects.checkIndex(position, MAX_POSITION);
    return of(context, CApi.mlirAffineDimExprGet(Raw.HEAP, context.raw(), position));
  }

  public static AffineExpr symbol(MlirContext context, int position) {
    Objects.checkIndex(position, MAX_POSITION);
    return of(context, CApi.mlirAffineSymbolExprGet(Raw.HEAP, context.raw(), position));
  }

  public static AffineExpr constant(MlirContext context, long value) {
    return of(context, CApi.mlirAffineConstantExprGet(Raw.HEAP, context.raw(), value));
  }

  public AffineExpr plus(AffineExpr other) {
    return AffineOperator.ADD.apply(this, other);
  }

  public AffineExpr plus(long other) {
    return plus(constant(context, other));
  }

  public AffineExpr minus(AffineExpr other) {
    return plus(other.times(-1));
  }

  /** One of the two holds no dimension. */
  public AffineExpr times(AffineExpr other) {
    return AffineOperator.MUL.apply(this, other);
  }

  public AffineExpr times(long other) {
    return times(constant(context, other));
  }

  /** By what holds no dimension; a number is over 0. */
  public AffineExpr mod(AffineExpr other) {
    return AffineOperator.MOD.apply(this, other);
  }

  public AffineExpr mod(long other) {
    return mod(constant(context, other));
  }

  /** By what holds no dimension; a number is over 0. */
  public AffineExpr floorDiv(AffineExpr other) {
    return AffineOperator.FLOOR_DIV.apply(this, other);
  }

  public AffineExpr floorDiv(long other) {
    return floorDiv(constant(context, other));
  }

  /** By what holds no dimension; a number is over 0. */
  public AffineExpr ceilDiv(AffineExpr other) {
    return AffineOperator.CEIL_DIV.apply(this, other);
  }

  public AffineExpr ceilDiv(long other) {
    return ceilDiv(constant(context, other));
  }

  /** Whether it holds no dimension. */
  public boolean isSymbolicOrConstant() {
    return CApi.mlirAffineExprIsSymbolicOrConstant(raw());
  }

  /** Whether it multiplies and divides by numbers only. */
  public boolean isPureAffine() {
    return CApi.mlirAffineExprIsPureAffine(raw());
  }

  /** The greatest number known to divide it, whatever the values; over 0. */
  public long largestKnownDivisor() {
    return CApi.mlirAffineExprGetLargestKnownDivisor(raw());
  }

  /** Whether it is known to be a multiple of a number over 0. */
  public boolean isMultipleOf(long factor) {
    if (factor <= 0) {
      throw new IllegalArgumentException("The factor is to be over 0, not " + factor + ".");
    }
    return CApi.mlirAffineExprIsMultipleOf(raw(), factor);
  }

  public boolean isFunctionOfDim(int position) {
    Objects.checkIndex(position, MAX_POSITION);
    return CApi.mlirAffineExprIsFunctionOfDim(raw(), position);
  }

  /** With {@code d(i + shift)} for each {@code d(i)}, offset &lt;= i &lt; count. */
  public AffineExpr shiftDims(int count, int shift, int offset) {
    checkShift(count, shift, offset);
    return of(context, CApi.mlirAffineExprShiftDims(Raw.HEAP, raw(), count, shift, offset));
  }

  /** With {@code s(i + shift)} for each {@code s(i)}, offset &lt;= i &lt; count. */
  public AffineExpr shiftSymbols(int count, int shift, int offset) {
    checkShift(count, shift, offset);
    return of(context, CApi.mlirAffineExprShiftSymbols(Raw.HEAP, raw(), count, shift, offset));
  }

  /** An equal expression that may be simpler, in so many dimensions and symbols. */
  public AffineExpr simplify(int dims, int symbols) {
    AffineExtent.of(this).requireWithin(dims, symbols);
    return of(context, CApi.mlirSimplifyAffineExpr(Raw.HEAP, raw(), dims, symbols));
  }

  private static void checkShift(int count, int shift, int offset) {
    Objects.checkFromToIndex(offset, count, MAX_POSITION);
    Objects.checkFromToIndex(count, Math.addExact(count, shift), MAX_POSITION);
  }

  /** As in a map, such as {@code d0 + s0 * 2}. */
  @Override
  public String toString() {
    MemorySegment expression = raw();
    byte[] text =
        TextCallback.collect(
            (callback, data) -> CApi.mlirAffineExprPrint(expression, callback, data));
    return new String(text, StandardCharsets.UTF_8);
  }
}
