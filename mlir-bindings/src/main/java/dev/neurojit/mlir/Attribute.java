package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * A constant of an operation. Attributes belong to the context and are unique in it. Each accessor
 * is empty when the attribute is of another kind.
 */
public final class Attribute extends Uniqued {
  Attribute(MlirContext context, MemorySegment raw) {
    super(context, raw);
  }

  static Optional<Attribute> ofNullable(MlirContext context, MemorySegment raw) {
    return Raw.isNull(raw) ? Optional.empty() : Optional.of(new Attribute(context, raw));
  }

  /** The kind among the builtin attributes. */
  public AttributeKind kind() {
    return AttributeKind.of(this);
  }

  /** Whether it is of this kind. */
  public boolean is(AttributeKind kind) {
    return kind.is(this);
  }

  /** MLIR's identity of the kind of attribute, dialects' own included. */
  public TypeId typeId() {
    return new TypeId(CApi.mlirAttributeGetTypeID(Raw.HEAP, raw()));
  }

  /** The dialect the attribute is of. */
  public Dialect dialect() {
    return new Dialect(context, CApi.mlirAttributeGetDialect(Raw.HEAP, raw()));
  }

  public Optional<String> asString() {
    return CApi.mlirAttributeIsAString(raw())
        ? Optional.of(Raw.string(CApi.mlirStringAttrGetValue(Raw.HEAP, raw())))
        : Optional.empty();
  }

  /** An integer or index of at most 64 bits, sign-extended unless its type is unsigned. */
  public OptionalLong asInteger() {
    if (!CApi.mlirAttributeIsAInteger(raw())) {
      return OptionalLong.empty();
    }
    Type type = type();
    if (type.isIndex() || (type.isSignlessInteger() && type.integerWidth() <= 64)) {
      return OptionalLong.of(CApi.mlirIntegerAttrGetValueInt(raw()));
    }
    if (type.integerWidth() > 64) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        CApi.mlirIntegerTypeIsSigned(type.raw())
            ? CApi.mlirIntegerAttrGetValueSInt(raw())
            : CApi.mlirIntegerAttrGetValueUInt(raw()));
  }

  /** A float of any format, as the nearest double. */
  public OptionalDouble asFloat() {
    return CApi.mlirAttributeIsAFloat(raw())
        ? OptionalDouble.of(CApi.mlirFloatAttrGetValueDouble(raw()))
        : OptionalDouble.empty();
  }

  public Optional<Type> asType() {
    return CApi.mlirAttributeIsAType(raw())
        ? Optional.of(new Type(context, CApi.mlirTypeAttrGetValue(Raw.HEAP, raw())))
        : Optional.empty();
  }

  /** The name in {@code @name}, without the sign; empty for a nested reference. */
  public Optional<String> asSymbolRef() {
    return CApi.mlirAttributeIsAFlatSymbolRef(raw())
        ? Optional.of(Raw.string(CApi.mlirFlatSymbolRefAttrGetValue(Raw.HEAP, raw())))
        : Optional.empty();
  }

  public Optional<List<Attribute>> asArray() {
    if (!CApi.mlirAttributeIsAArray(raw())) {
      return Optional.empty();
    }
    return Optional.of(
        LongStream.range(0, CApi.mlirArrayAttrGetNumElements(raw()))
            .mapToObj(i -> new Attribute(context, CApi.mlirArrayAttrGetElement(Raw.HEAP, raw(), i)))
            .toList());
  }

  public Optional<Boolean> asBool() {
    return CApi.mlirAttributeIsABool(raw())
        ? Optional.of(CApi.mlirBoolAttrGetValue(raw()))
        : Optional.empty();
  }

  public boolean isUnit() {
    return CApi.mlirAttributeIsAUnit(raw());
  }

  /** The entries of a dictionary, by name. */
  public Optional<Map<String, Attribute>> asDictionary() {
    if (!CApi.mlirAttributeIsADictionary(raw())) {
      return Optional.empty();
    }
    long count = CApi.mlirDictionaryAttrGetNumElements(raw());
    return Optional.of(
        NamedAttributes.read(
            context, count, i -> CApi.mlirDictionaryAttrGetElement(Raw.HEAP, raw(), i)));
  }

  /** The names in {@code @a::@b}, outermost first. */
  public Optional<List<String>> asSymbolPath() {
    if (!CApi.mlirAttributeIsASymbolRef(raw())) {
      return Optional.empty();
    }
    List<String> path = new ArrayList<>();
    path.add(Raw.string(CApi.mlirSymbolRefAttrGetRootReference(Raw.HEAP, raw())));
    for (long i = 0; i < CApi.mlirSymbolRefAttrGetNumNestedReferences(raw()); i++) {
      MemorySegment nested = CApi.mlirSymbolRefAttrGetNestedReference(Raw.HEAP, raw(), i);
      path.add(Raw.string(CApi.mlirFlatSymbolRefAttrGetValue(Raw.HEAP, nested)));
    }
    return Optional.of(List.copyOf(path));
  }

  /** The last name in {@code @a::@b}, which is the symbol meant. */
  public Optional<String> asSymbolLeaf() {
    return CApi.mlirAttributeIsASymbolRef(raw())
        ? Optional.of(Raw.string(CApi.mlirSymbolRefAttrGetLeafReference(Raw.HEAP, raw())))
        : Optional.empty();
  }

  /** One entry of a dictionary. */
  public Optional<Attribute> entry(String name) {
    if (!CApi.mlirAttributeIsADictionary(raw())) {
      return Optional.empty();
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment key = Raw.stringRef(arena, name);
      return ofNullable(context, CApi.mlirDictionaryAttrGetElementByName(Raw.HEAP, raw(), key));
    }
  }

  public Optional<IntegerSet> asIntegerSet() {
    return is(AttributeKind.INTEGER_SET)
        ? Optional.of(new IntegerSet(context, CApi.mlirIntegerSetAttrGetValue(Raw.HEAP, raw())))
        : Optional.empty();
  }

  public Optional<LocationAttr> asLocation() {
    return is(AttributeKind.LOCATION)
        ? Optional.of(new LocationAttr(context, CApi.mlirLocationFromAttribute(Raw.HEAP, raw())))
        : Optional.empty();
  }

  public Optional<StridedLayout> asStridedLayout() {
    return is(AttributeKind.STRIDED_LAYOUT)
        ? Optional.of(
            StridedLayout.of(
                CApi.mlirStridedLayoutAttrGetOffset(raw()),
                CApi.mlirStridedLayoutAttrGetNumStrides(raw()),
                i -> CApi.mlirStridedLayoutAttrGetStride(raw(), i)))
        : Optional.empty();
  }

  /** An attribute of a dialect that the context does not know. */
  public Optional<OpaqueAttribute> asOpaque() {
    return is(AttributeKind.OPAQUE)
        ? Optional.of(
            new OpaqueAttribute(
                Raw.string(CApi.mlirOpaqueAttrGetDialectNamespace(Raw.HEAP, raw())),
                Raw.string(CApi.mlirOpaqueAttrGetData(Raw.HEAP, raw())),
                type()))
        : Optional.empty();
  }

  public Optional<SparseElements> asSparseElements() {
    return is(AttributeKind.SPARSE_ELEMENTS)
        ? Optional.of(
            new SparseElements(
                new Attribute(context, CApi.mlirSparseElementsAttrGetIndices(Raw.HEAP, raw())),
                new Attribute(context, CApi.mlirSparseElementsAttrGetValues(Raw.HEAP, raw()))))
        : Optional.empty();
  }

  public Optional<AffineMap> asAffineMap() {
    return CApi.mlirAttributeIsAAffineMap(raw())
        ? Optional.of(new AffineMap(context, CApi.mlirAffineMapAttrGetValue(Raw.HEAP, raw())))
        : Optional.empty();
  }

  /** The numbers of a dense array or of dense elements, a splat repeated. */
  public Optional<Elements> asElements() {
    return Elements.of(this);
  }

  /** The strings of dense elements that are strings. */
  public Optional<List<String>> asStrings() {
    if (!is(AttributeKind.DENSE_STRING_ELEMENTS)) {
      return Optional.empty();
    }
    boolean splat = CApi.mlirDenseElementsAttrIsSplat(raw());
    return Optional.of(
        LongStream.range(0, CApi.mlirElementsAttrGetNumElements(raw()))
            .mapToObj(i ->
                splat
                    ? CApi.mlirDenseElementsAttrGetStringSplatValue(Raw.HEAP, raw())
                    : CApi.mlirDenseElementsAttrGetStringValue(Raw.HEAP, raw(), i))
            .map(Raw::string)
            .toList());
  }

  /** The number that stands for all in dense elements; empty if they differ. */
  public Optional<Attribute> splatValue() {
    return is(AttributeKind.DENSE_ELEMENTS) && CApi.mlirDenseElementsAttrIsSplat(raw())
        ? Optional.of(
            new Attribute(context, CApi.mlirDenseElementsAttrGetSplatValue(Raw.HEAP, raw())))
        : Optional.empty();
  }

  /**
   * One of dense or sparse elements.
   *
   * @param index one number for each dimension
   * @throws IndexOutOfBoundsException if there is no such element
   * @throws IllegalStateException if it holds no dense or sparse numbers
   */
  public Attribute element(long... index) {
    if (!is(AttributeKind.DENSE_ELEMENTS) && !is(AttributeKind.SPARSE_ELEMENTS)) {
      throw new IllegalStateException(this + " holds no dense or sparse numbers.");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment places = JavaArray.of(index).toNative(arena);
      if (!CApi.mlirElementsAttrIsValidIndex(raw(), index.length, places)) {
        throw new IndexOutOfBoundsException(
            "%s has no element %s.".formatted(type(), Arrays.toString(index)));
      }
      return new Attribute(
          context, CApi.mlirElementsAttrGetValue(Raw.HEAP, raw(), index.length, places));
    }
  }

  /** The type the attribute carries; {@code none} for most kinds. */
  public Type type() {
    return new Type(context, CApi.mlirAttributeGetType(Raw.HEAP, raw()));
  }

  /** As MLIR writes it, such as {@code 1.5 : f32}. */
  @Override
  public String toString() {
    return context.settle(CApi.neurojitPrintAttribute(raw())).orThrow("Printing").string();
  }
}
