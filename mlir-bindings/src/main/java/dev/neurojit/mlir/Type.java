package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The type of a value. Types belong to the context and are unique in it: equal types are the same.
 */
public final class Type extends Uniqued {
  private @Nullable String text;

  Type(MlirContext context, MemorySegment raw) {
    super(context, raw);
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

  /** {@code uiN}. */
  public boolean isUnsignedInteger() {
    return isInteger() && CApi.mlirIntegerTypeIsUnsigned(raw());
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

  /** The dialect the type is of. */
  public Dialect dialect() {
    return new Dialect(context, CApi.mlirTypeGetDialect(Raw.HEAP, raw()));
  }

  /** The kind among the builtin types. */
  public TypeKind kind() {
    return TypeKind.of(this);
  }

  /** Whether it is of this kind; cheaper than {@link #kind}. */
  public boolean is(TypeKind kind) {
    return kind == TypeKind.OTHER ? kind() == kind : kind.is(this);
  }

  /** MLIR's identity of the kind of type, dialects' own included. */
  public TypeId typeId() {
    return new TypeId(CApi.mlirTypeGetTypeID(Raw.HEAP, raw()));
  }

  public Optional<VectorType> asVector() {
    return isVector() ? Optional.of(new VectorType(this)) : Optional.empty();
  }

  public Optional<TensorType> asTensor() {
    return isTensor() ? Optional.of(new TensorType(this)) : Optional.empty();
  }

  /** With or without a rank. */
  public Optional<MemRefType> asMemRef() {
    return isMemRef() || is(TypeKind.UNRANKED_MEM_REF)
        ? Optional.of(new MemRefType(this))
        : Optional.empty();
  }

  /** A type of a dialect that the context does not know. */
  public Optional<OpaqueType> asOpaque() {
    return is(TypeKind.OPAQUE)
        ? Optional.of(
            new OpaqueType(
                Raw.string(CApi.mlirOpaqueTypeGetDialectNamespace(Raw.HEAP, raw())),
                Raw.string(CApi.mlirOpaqueTypeGetData(Raw.HEAP, raw()))))
        : Optional.empty();
  }

  /** What a shaped type has many of, and a complex number two. */
  public Type elementType() {
    if (isComplex()) {
      return new Type(context, CApi.mlirComplexTypeGetElementType(Raw.HEAP, raw()));
    }
    require(isShaped(), "a shaped or complex type");
    return new Type(context, CApi.mlirShapedTypeGetElementType(Raw.HEAP, raw()));
  }

  /** Whether a shaped type has a rank. */
  public boolean hasRank() {
    require(isShaped(), "a shaped type");
    return CApi.mlirShapedTypeHasRank(raw());
  }

  /** Whether a size of a shaped type with a rank is {@code ?}. */
  public boolean isDynamicDim(int dimension) {
    Objects.checkIndex(dimension, shape().size());
    return CApi.mlirShapedTypeIsDynamicDim(raw(), dimension);
  }

  /** The sizes of a shaped type with a rank; -1 stands for {@code ?}. */
  public List<Long> shape() {
    require(isShaped() && CApi.mlirShapedTypeHasRank(raw()), "a shaped type with a rank");
    return LongStream.range(0, CApi.mlirShapedTypeGetRank(raw()))
        .mapToObj(i -> Shapes.ofNative(CApi.mlirShapedTypeGetDimSize(raw(), i)))
        .toList();
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
      text = context.settle(CApi.neurojitPrintType(raw())).orThrow("Printing").string();
    }
    return text;
  }
}
