package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The kinds of builtin type; the formats of floats are {@link FloatFormat}. */
@SuppressWarnings("ImmutableEnumChecker") // method references to static functions have no state
public enum TypeKind {
  INTEGER(CApi::mlirTypeIsAInteger, CApi::mlirIntegerTypeGetTypeID, CApi::mlirIntegerTypeGetName),
  INDEX(CApi::mlirTypeIsAIndex, CApi::mlirIndexTypeGetTypeID, CApi::mlirIndexTypeGetName),
  /** Of any format. */
  FLOAT(CApi::mlirTypeIsAFloat),
  COMPLEX(CApi::mlirTypeIsAComplex, CApi::mlirComplexTypeGetTypeID, CApi::mlirComplexTypeGetName),
  FUNCTION(
      CApi::mlirTypeIsAFunction, CApi::mlirFunctionTypeGetTypeID, CApi::mlirFunctionTypeGetName),
  TUPLE(CApi::mlirTypeIsATuple, CApi::mlirTupleTypeGetTypeID, CApi::mlirTupleTypeGetName),
  NONE(CApi::mlirTypeIsANone, CApi::mlirNoneTypeGetTypeID, CApi::mlirNoneTypeGetName),
  VECTOR(CApi::mlirTypeIsAVector, CApi::mlirVectorTypeGetTypeID, CApi::mlirVectorTypeGetName),
  RANKED_TENSOR(
      CApi::mlirTypeIsARankedTensor,
      CApi::mlirRankedTensorTypeGetTypeID,
      CApi::mlirRankedTensorTypeGetName),
  UNRANKED_TENSOR(
      CApi::mlirTypeIsAUnrankedTensor,
      CApi::mlirUnrankedTensorTypeGetTypeID,
      CApi::mlirUnrankedTensorTypeGetName),
  MEM_REF(CApi::mlirTypeIsAMemRef, CApi::mlirMemRefTypeGetTypeID, CApi::mlirMemRefTypeGetName),
  UNRANKED_MEM_REF(
      CApi::mlirTypeIsAUnrankedMemRef,
      CApi::mlirUnrankedMemRefTypeGetTypeID,
      CApi::mlirUnrankedMemRefTypeGetName),
  /** Of a dialect that the context does not know. */
  OPAQUE(CApi::mlirTypeIsAOpaque, CApi::mlirOpaqueTypeGetTypeID, CApi::mlirOpaqueTypeGetName),
  /** Of a dialect that is not builtin. */
  OTHER(_ -> false);

  private final NativeKind kind;

  TypeKind(Predicate<MemorySegment> is, NativeKind.Getter id, NativeKind.Getter name) {
    this.kind = NativeKind.of(is, id, name);
  }

  TypeKind(Predicate<MemorySegment> is) {
    this.kind = NativeKind.of(is);
  }

  /** The kind of a type, found by its {@link TypeId}. */
  public static TypeKind of(Type type) {
    TypeKind found = Ids.KINDS.get(type.typeId());
    if (found != null) {
      return found;
    }
    // There is no identity of floats in general, one of each format only.
    return FLOAT.is(type) ? FLOAT : OTHER;
  }

  /** MLIR's name of the kind, such as {@code builtin.vector}; none for FLOAT and OTHER. */
  public Optional<String> mlirName() {
    return kind.mlirName();
  }

  /** Whether the type is of this kind. */
  boolean is(Type type) {
    return kind.is().test(type.raw());
  }

  /** Filled at the first question, when the native library is loaded for sure. */
  private static final class Ids {
    static final Map<TypeId, TypeKind> KINDS = NativeKind.byId(values(), one -> one.kind);
  }
}
