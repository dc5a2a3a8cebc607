package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The kinds of builtin attribute. */
@SuppressWarnings("ImmutableEnumChecker") // method references to static functions have no state
public enum AttributeKind {
  INTEGER(
      CApi::mlirAttributeIsAInteger, CApi::mlirIntegerAttrGetTypeID, CApi::mlirIntegerAttrGetName),
  FLOAT(CApi::mlirAttributeIsAFloat, CApi::mlirFloatAttrGetTypeID, CApi::mlirFloatAttrGetName),
  STRING(CApi::mlirAttributeIsAString, CApi::mlirStringAttrGetTypeID, CApi::mlirStringAttrGetName),
  TYPE(CApi::mlirAttributeIsAType, CApi::mlirTypeAttrGetTypeID, CApi::mlirTypeAttrGetName),
  UNIT(CApi::mlirAttributeIsAUnit, CApi::mlirUnitAttrGetTypeID, CApi::mlirUnitAttrGetName),
  ARRAY(CApi::mlirAttributeIsAArray, CApi::mlirArrayAttrGetTypeID, CApi::mlirArrayAttrGetName),
  DICTIONARY(
      CApi::mlirAttributeIsADictionary,
      CApi::mlirDictionaryAttrGetTypeID,
      CApi::mlirDictionaryAttrGetName),
  /** With or without nested references. */
  SYMBOL_REF(
      CApi::mlirAttributeIsASymbolRef,
      CApi::mlirSymbolRefAttrGetTypeID,
      CApi::mlirSymbolRefAttrGetName),
  AFFINE_MAP(
      CApi::mlirAttributeIsAAffineMap,
      CApi::mlirAffineMapAttrGetTypeID,
      CApi::mlirAffineMapAttrGetName),
  INTEGER_SET(
      CApi::mlirAttributeIsAIntegerSet,
      CApi::mlirIntegerSetAttrGetTypeID,
      CApi::mlirIntegerSetAttrGetName),
  STRIDED_LAYOUT(
      CApi::mlirAttributeIsAStridedLayout,
      CApi::mlirStridedLayoutAttrGetTypeID,
      CApi::mlirStridedLayoutAttrGetName),
  /** Of a dialect that the context does not know. */
  OPAQUE(CApi::mlirAttributeIsAOpaque, CApi::mlirOpaqueAttrGetTypeID, CApi::mlirOpaqueAttrGetName),
  /** {@code array<i32: 1, 2>}. */
  DENSE_ARRAY(NativeKind.identified(_ -> false, CApi::mlirDenseArrayAttrGetTypeID)),
  /** {@code dense<...>} of numbers. */
  DENSE_ELEMENTS(
      NativeKind.identified(
          CApi::mlirAttributeIsADenseElements, CApi::mlirDenseIntOrFPElementsAttrGetTypeID)),
  SPARSE_ELEMENTS(
      NativeKind.identified(
          CApi::mlirAttributeIsASparseElements, CApi::mlirSparseElementsAttrGetTypeID)),
  /** {@code dense<...>} of strings; what is dense and not of numbers. */
  DENSE_STRING_ELEMENTS(NativeKind.of(CApi::mlirAttributeIsADenseElements)),
  /** {@code dense_resource<...>}, the data of which lie outside of the text. */
  DENSE_RESOURCE_ELEMENTS(
      NativeKind.named(
          CApi::mlirAttributeIsADenseResourceElements, CApi::mlirDenseResourceElementsAttrGetName)),
  /** One of the kinds of {@link LocationAttr}. */
  LOCATION(NativeKind.of(CApi::mlirAttributeIsALocation)),
  /** Of a dialect that is not builtin. */
  OTHER(NativeKind.of(_ -> true));

  private final NativeKind kind;

  AttributeKind(Predicate<MemorySegment> is, NativeKind.Getter id, NativeKind.Getter name) {
    this(NativeKind.of(is, id, name));
  }

  AttributeKind(NativeKind kind) {
    this.kind = kind;
  }

  /** The kind of an attribute, found by its {@link TypeId} where the kind has one. */
  public static AttributeKind of(Attribute attribute) {
    AttributeKind found = Ids.KINDS.get(attribute.typeId());
    return found != null
        ? found
        : Arrays.stream(values())
            .filter(one -> one.kind.id().isEmpty() && one.kind.is().test(attribute.raw()))
            .findFirst()
            .orElse(OTHER);
  }

  /** MLIR's name of the kind, such as {@code builtin.array}; none for some. */
  public Optional<String> mlirName() {
    return kind.mlirName();
  }

  /** Whether the attribute is of this kind. */
  boolean is(Attribute attribute) {
    return switch (this) {
      case DENSE_ARRAY, DENSE_ELEMENTS, DENSE_STRING_ELEMENTS, OTHER -> of(attribute) == this;
      default -> kind.is().test(attribute.raw());
    };
  }

  /** Filled at the first question, when the native library is loaded for sure. */
  private static final class Ids {
    static final Map<TypeId, AttributeKind> KINDS = NativeKind.byId(values(), one -> one.kind);
  }
}
