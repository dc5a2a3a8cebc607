package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import dev.neurojit.mlir.capi.MlirNamedAttribute;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Makes the attributes of a context. What MLIR does not allow raises {@link
 * IllegalArgumentException}.
 */
public final class Attributes {
  private final MlirContext context;

  Attributes(MlirContext context) {
    this.context = context;
  }

  /** An integer of a type {@code iN} or {@code index}; bits that do not fit are dropped. */
  public Attribute integer(Type type, long value) {
    if (!type.isInteger() && !type.isIndex()) {
      throw new IllegalArgumentException("No integers of type " + type + ".");
    }
    return attribute(CApi.mlirIntegerAttrGet(Raw.HEAP, type.rawIn(context), value));
  }

  /** A number rounded to the format of the type. */
  public Attribute floating(Type type, double value) {
    MemorySegment raw = type.rawIn(context);
    return attribute(
        NativeFailure.checked(
            context,
            () ->
                CApi.mlirFloatAttrDoubleGetChecked(
                    Raw.HEAP, LocationAttr.unknown(context).raw(), raw, value)));
  }

  /** {@code true} or {@code false}, an {@code i1}. */
  public Attribute bool(boolean value) {
    return attribute(CApi.mlirBoolAttrGet(Raw.HEAP, context.raw(), value ? 1 : 0));
  }

  public Attribute string(String value) {
    try (Arena arena = Arena.ofConfined()) {
      return attribute(
          CApi.mlirStringAttrGet(Raw.HEAP, context.raw(), Raw.stringRef(arena, value)));
    }
  }

  /** A string with a type. */
  public Attribute string(Type type, String value) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = Raw.stringRef(arena, value);
      return attribute(CApi.mlirStringAttrTypedGet(Raw.HEAP, type.rawIn(context), text));
    }
  }

  public Attribute unit() {
    return attribute(CApi.mlirUnitAttrGet(Raw.HEAP, context.raw()));
  }

  public Attribute type(Type type) {
    return attribute(CApi.mlirTypeAttrGet(Raw.HEAP, type.rawIn(context)));
  }

  public Attribute array(List<Attribute> elements) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = Raw.array(arena, elements, element -> element.rawIn(context));
      return attribute(CApi.mlirArrayAttrGet(Raw.HEAP, context.raw(), elements.size(), all));
    }
  }

  public Attribute dictionary(Map<String, Attribute> entries) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = MlirNamedAttribute.allocateArray(Math.max(1, entries.size()), arena);
      long i = 0;
      for (Map.Entry<String, Attribute> entry : entries.entrySet()) {
        MemorySegment key = context.identifier(entry.getKey());
        MlirNamedAttribute.asSlice(all, i++)
            .copyFrom(CApi.mlirNamedAttributeGet(Raw.HEAP, key, entry.getValue().rawIn(context)));
      }
      return attribute(CApi.mlirDictionaryAttrGet(Raw.HEAP, context.raw(), entries.size(), all));
    }
  }

  /** {@code @name}. */
  public Attribute symbolRef(String name) {
    try (Arena arena = Arena.ofConfined()) {
      return attribute(
          CApi.mlirFlatSymbolRefAttrGet(Raw.HEAP, context.raw(), Raw.stringRef(arena, name)));
    }
  }

  /** {@code @root::@nested...}. */
  public Attribute symbolRef(String root, List<String> nested) {
    List<Attribute> references = nested.stream().map(this::symbolRef).toList();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = Raw.array(arena, references, reference -> reference.rawIn(context));
      MemorySegment name = Raw.stringRef(arena, root);
      return attribute(
          CApi.mlirSymbolRefAttrGet(Raw.HEAP, context.raw(), name, references.size(), all));
    }
  }

  /** {@code distinct[...]<...>}: another one at each call. */
  public Attribute distinct(Attribute referenced) {
    return attribute(CApi.mlirDisctinctAttrCreate(Raw.HEAP, referenced.rawIn(context)));
  }

  public Attribute affineMap(AffineMap map) {
    return attribute(CApi.mlirAffineMapAttrGet(Raw.HEAP, map.rawIn(context)));
  }

  public Attribute integerSet(IntegerSet set) {
    return attribute(CApi.mlirIntegerSetAttrGet(Raw.HEAP, set.rawIn(context)));
  }

  /** {@code strided<[...], offset: ...>}. */
  public Attribute stridedLayout(StridedLayout layout) {
    long[] strides = layout.strides().stream().mapToLong(StridedLayout::toNative).toArray();
    long offset = StridedLayout.toNative(layout.offset());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = JavaArray.of(strides).toNative(arena);
      return attribute(
          CApi.mlirStridedLayoutAttrGet(Raw.HEAP, context.raw(), offset, strides.length, all));
    }
  }

  /** An attribute of a dialect that the context does not know. */
  public Attribute opaque(OpaqueAttribute content) {
    try (Arena arena = Arena.ofConfined()) {
      byte[] data = content.data().getBytes(StandardCharsets.UTF_8);
      return attribute(
          CApi.mlirOpaqueAttrGet(
              Raw.HEAP,
              context.raw(),
              Raw.stringRef(arena, OpaqueType.requireNamespace(content.dialect())),
              data.length,
              JavaArray.of(data).toNative(arena),
              content.type().rawIn(context)));
    }
  }

  /** Dense elements whose data lie outside of the text. */
  public ResourceAttributes resources() {
    return new ResourceAttributes(context);
  }

  /** Dense arrays and elements. */
  public DenseAttributes dense() {
    return new DenseAttributes(context);
  }

  /** An attribute as MLIR writes it, such as {@code dense<1.0> : vector<4xf32>}. */
  public Attribute parse(String text) {
    try (Arena arena = Arena.ofConfined()) {
      NativeFailure.requireHarmless("attribute", text);
      MemorySegment utf8 = arena.allocateFrom(text);
      NativeResult result =
          context.settle(CApi.neurojitParseAttribute(context.raw(), utf8, utf8.byteSize() - 1));
      return attribute(NativeFailure.handle(result, "the attribute '" + text + "'"));
    }
  }

  private Attribute attribute(MemorySegment raw) {
    return new Attribute(context, raw);
  }
}
