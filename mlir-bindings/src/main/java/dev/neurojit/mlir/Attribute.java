package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import dev.neurojit.mlir.capi.MlirNamedAttribute;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A constant of an operation. Attributes belong to the context and are unique in it. Each accessor
 * is empty when the attribute is of another kind.
 */
public final class Attribute {
  private final MlirContext context;
  private final MemorySegment raw;

  Attribute(MlirContext context, MemorySegment raw) {
    this.context = context;
    this.raw = raw;
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
    Map<String, Attribute> entries = new LinkedHashMap<>();
    for (long i = 0; i < CApi.mlirDictionaryAttrGetNumElements(raw()); i++) {
      MemorySegment named = CApi.mlirDictionaryAttrGetElement(Raw.HEAP, raw(), i);
      entries.put(
          context.name(MlirNamedAttribute.name(named)),
          new Attribute(context, MlirNamedAttribute.attribute(named)));
    }
    return Optional.of(Collections.unmodifiableMap(entries));
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

  public Optional<AffineMap> asAffineMap() {
    return CApi.mlirAttributeIsAAffineMap(raw())
        ? Optional.of(new AffineMap(context, CApi.mlirAffineMapAttrGetValue(Raw.HEAP, raw())))
        : Optional.empty();
  }

  /** The numbers of a dense array or of dense elements, a splat repeated. */
  public Optional<Elements> asElements() {
    return Elements.of(this);
  }

  /** The type the attribute carries; {@code none} for most kinds. */
  public Type type() {
    return new Type(context, CApi.mlirAttributeGetType(Raw.HEAP, raw()));
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

  /** As MLIR writes it, such as {@code 1.5 : f32}. */
  @Override
  public String toString() {
    return context.settle(CApi.neurojitPrintAttribute(raw())).string();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Attribute that
        && context == that.context
        && Raw.address(raw) == Raw.address(that.raw);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(Raw.address(raw));
  }
}
