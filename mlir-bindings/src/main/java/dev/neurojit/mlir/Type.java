package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The type of a value. Types belong to the context and are unique in it: equal types are the same.
 */
public final class Type {
  private final MlirContext context;
  private final MemorySegment raw;
  private @Nullable String text;

  Type(MlirContext context, MemorySegment raw) {
    this.context = context;
    this.raw = raw;
  }

  public boolean isF32() {
    return CApi.mlirTypeIsAF32(raw());
  }

  public boolean isF64() {
    return CApi.mlirTypeIsAF64(raw());
  }

  /** Any float format, down to the 4-bit ones. */
  public boolean isFloat() {
    return CApi.mlirTypeIsAFloat(raw());
  }

  /** {@code iN}, {@code siN} or {@code uiN}; not {@code index}. */
  public boolean isInteger() {
    return CApi.mlirTypeIsAInteger(raw());
  }

  public boolean isSignlessInteger() {
    return isInteger() && CApi.mlirIntegerTypeIsSignless(raw());
  }

  /** {@code iN} of this width. */
  public boolean isInteger(int width) {
    return isSignlessInteger() && integerWidth() == width;
  }

  /** The N of {@code iN}. */
  public int integerWidth() {
    require(isInteger(), "an integer");
    return CApi.mlirIntegerTypeGetWidth(raw());
  }

  public boolean isIndex() {
    return CApi.mlirTypeIsAIndex(raw());
  }

  public boolean isFunction() {
    return CApi.mlirTypeIsAFunction(raw());
  }

  /** The argument types of a function type. */
  public List<Type> inputs() {
    require(isFunction(), "a function type");
    return list(
        CApi.mlirFunctionTypeGetNumInputs(raw()),
        i -> CApi.mlirFunctionTypeGetInput(Raw.HEAP, raw(), i));
  }

  /** The result types of a function type. */
  public List<Type> results() {
    require(isFunction(), "a function type");
    return list(
        CApi.mlirFunctionTypeGetNumResults(raw()),
        i -> CApi.mlirFunctionTypeGetResult(Raw.HEAP, raw(), i));
  }

  public boolean isVector() {
    return CApi.mlirTypeIsAVector(raw());
  }

  public boolean isMemRef() {
    return CApi.mlirTypeIsAMemRef(raw());
  }

  /** A vector, tensor or memref. */
  public boolean isShaped() {
    return CApi.mlirTypeIsAShaped(raw());
  }

  /** Whether a shaped type has a rank and all its sizes are known. */
  public boolean hasStaticShape() {
    require(isShaped(), "a shaped type");
    return CApi.mlirShapedTypeHasRank(raw()) && CApi.mlirShapedTypeHasStaticShape(raw());
  }

  public boolean isTensor() {
    return CApi.mlirTypeIsATensor(raw());
  }

  public boolean isTuple() {
    return CApi.mlirTypeIsATuple(raw());
  }

  public boolean isComplex() {
    return CApi.mlirTypeIsAComplex(raw());
  }

  public boolean isNone() {
    return CApi.mlirTypeIsANone(raw());
  }

  public boolean isLlvmPointer() {
    return CApi.mlirTypeIsALLVMPointerType(raw());
  }

  /** The bits of a float. */
  public int floatWidth() {
    require(isFloat(), "a float");
    return CApi.mlirFloatTypeGetWidth(raw());
  }

  /** The types in a tuple. */
  public List<Type> elements() {
    require(isTuple(), "a tuple");
    return list(
        CApi.mlirTupleTypeGetNumTypes(raw()), i -> CApi.mlirTupleTypeGetType(Raw.HEAP, raw(), i));
  }

  /** The dialect the type is of, such as {@code builtin}. */
  public String dialect() {
    MemorySegment found = CApi.mlirTypeGetDialect(Raw.HEAP, raw());
    return Raw.string(CApi.mlirDialectGetNamespace(Raw.HEAP, found));
  }

  /** What a shaped type has many of. */
  public Type elementType() {
    require(isShaped(), "a shaped type");
    return new Type(context, CApi.mlirShapedTypeGetElementType(Raw.HEAP, raw()));
  }

  /** The sizes of a shaped type with a rank; -1 stands for {@code ?}. */
  public List<Long> shape() {
    require(isShaped() && CApi.mlirShapedTypeHasRank(raw()), "a shaped type with a rank");
    return LongStream.range(0, CApi.mlirShapedTypeGetRank(raw()))
        .mapToObj(i ->
            CApi.mlirShapedTypeIsDynamicDim(raw(), i)
                ? -1L
                : CApi.mlirShapedTypeGetDimSize(raw(), i))
        .toList();
  }

  MemorySegment raw() {
    context.check();
    return raw;
  }

  /** For use in a context, which must be its own. */
  MemorySegment rawIn(MlirContext user) {
    user.requireSame(context);
    return raw();
  }

  MlirContext context() {
    return context;
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("Type " + this + " is not " + what + ".");
    }
  }

  private List<Type> list(long count, LongFunction<MemorySegment> at) {
    return LongStream.range(0, count).mapToObj(i -> new Type(context, at.apply(i))).toList();
  }

  /** As MLIR writes it, such as {@code f32}. */
  @Override
  public String toString() {
    if (text == null) {
      text = context.settle(CApi.neurojitPrintType(raw())).string();
    }
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Type that
        && context == that.context
        && Raw.address(raw) == Raw.address(that.raw);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(Raw.address(raw));
  }
}
