package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The kinds of types and attributes, and what each holds. */
final class KindsTest {
  private MlirContext context;
  private Types types;
  private Attributes attributes;

  @BeforeEach
  void open() {
    context = MlirContext.create();
    types = context.types();
    attributes = context.attributes();
  }

  @AfterEach
  void close() {
    context.close();
  }

  private static final Map<TypeKind, String> TYPES =
      Map.ofEntries(
          Map.entry(TypeKind.INTEGER, "i7"),
          Map.entry(TypeKind.INDEX, "index"),
          Map.entry(TypeKind.FLOAT, "f8E4M3FN"),
          Map.entry(TypeKind.COMPLEX, "complex<f32>"),
          Map.entry(TypeKind.FUNCTION, "() -> ()"),
          Map.entry(TypeKind.TUPLE, "tuple<>"),
          Map.entry(TypeKind.NONE, "none"),
          Map.entry(TypeKind.VECTOR, "vector<2xf32>"),
          Map.entry(TypeKind.RANKED_TENSOR, "tensor<2xf32>"),
          Map.entry(TypeKind.UNRANKED_TENSOR, "tensor<*xf32>"),
          Map.entry(TypeKind.MEM_REF, "memref<2xf32>"),
          Map.entry(TypeKind.UNRANKED_MEM_REF, "memref<*xf32>"),
          Map.entry(TypeKind.OPAQUE, "!made.up<3>"),
          Map.entry(TypeKind.OTHER, "!llvm.ptr"));

  @Test
  void tellsTheKindOfEachType() {
    context.dialects().setUnregistered(Dialects.Unregistered.ALLOWED);
    assertThat(TYPES.keySet()).isEqualTo(EnumSet.allOf(TypeKind.class));
    TYPES.forEach((kind, text) -> {
      Type type = types.parse(text);
      assertThat(type.kind()).as(text).isEqualTo(kind);
      assertThat(Arrays.stream(TypeKind.values()).filter(type::is)).as(text).containsExactly(kind);
    });
    assertThat(types.parse("f128").kind()).isEqualTo(TypeKind.FLOAT);
    assertThat(TypeKind.MEM_REF.mlirName()).contains("builtin.memref");
    assertThat(TypeKind.OTHER.mlirName()).isEmpty();
    Set<String> names =
        Arrays.stream(TypeKind.values())
            .flatMap(kind -> kind.mlirName().stream())
            .collect(Collectors.toSet());
    assertThat(names)
        .hasSize(TypeKind.values().length - 2)
        .allMatch(name -> name.startsWith("builtin."));
  }

  @Test
  void tellsTheFormatOfEachFloat() {
    for (FloatFormat format : FloatFormat.values()) {
      Type type = types.of(format);
      assertThat(FloatFormat.of(type)).contains(format);
      assertThat(Arrays.stream(FloatFormat.values()).filter(one -> one.is(type)))
          .containsExactly(format);
      assertThat(format.mlirName())
          .isEqualToIgnoringCase(
              "builtin." + (format == FloatFormat.TF32 ? "tf32" : type.toString()));
    }
    assertThat(FloatFormat.of(types.index())).isEmpty();
  }

  @Test
  void typesHaveAnIdentityAndADialect() {
    assertThat(types.integer(1).typeId())
        .isEqualTo(types.integer(2).typeId())
        .hasSameHashCodeAs(types.integer(3).typeId());
    assertThat(types.integer(1).typeId()).isNotEqualTo(types.index().typeId());
    assertThat(types.index().typeId().toString()).startsWith("TypeId 0x");
    assertThat(types.index().dialect()).isEqualTo(types.f32().dialect()).hasToString("builtin");
    assertThat(attributes.unit().dialect()).isEqualTo(types.f32().dialect());
    assertThat(types.index().dialect()).isNotEqualTo(types.llvmPointer().dialect());
  }

  @Test
  void scalableVectors() {
    BitSet first = BitSet.valueOf(new long[] {1});
    Type type = types.scalableVector(types.f32(), first, 4, 2);
    assertThat(type).hasToString("vector<[4]x2xf32>");
    VectorType vector = type.asVector().orElseThrow();
    assertThat(vector.isScalable()).isTrue();
    assertThat(vector.scalableDimensions()).isEqualTo(first);
    assertThat(types.vector(types.f32(), 4).asVector().orElseThrow().isScalable()).isFalse();
    assertThat(types.f32().asVector()).isEmpty();
    assertThatThrownBy(() -> types.scalableVector(types.f32(), first))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> types.scalableVector(types.f32(), first, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VectorType(types.f32()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Type f32 is not a vector.");
  }

  @Test
  void tensors() {
    Attribute encoding = attributes.string("rows");
    Type type = types.tensor(types.f32(), encoding, 2, -1);
    assertThat(type).hasToString("tensor<2x?xf32, \"rows\">");
    assertThat(type.asTensor().flatMap(TensorType::encoding)).contains(encoding);
    assertThat(types.unrankedTensor(types.f32()).asTensor().orElseThrow().encoding()).isEmpty();
    assertThat(types.tensor(types.f32()).asTensor().orElseThrow().encoding()).isEmpty();
    assertThat(type.isDynamicDim(1)).isTrue();
    assertThat(type.isDynamicDim(0)).isFalse();
    assertThatThrownBy(() -> type.isDynamicDim(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(type.hasRank()).isTrue();
    assertThat(types.unrankedTensor(types.f32()).hasRank()).isFalse();
    assertThat(types.f32().asTensor()).isEmpty();
    assertThatThrownBy(types.f32()::hasRank).isInstanceOf(IllegalStateException.class);
    assertThat(types.complex(types.f32()).elementType()).isEqualTo(types.f32());
  }

  @Test
  void memRefs() {
    Attribute space = attributes.integer(types.integer(64), 3);
    StridedLayout layout =
        new StridedLayout(OptionalLong.empty(), List.of(OptionalLong.of(8), OptionalLong.of(1)));
    Type strided = types.memRef(types.f32(), attributes.stridedLayout(layout), space, 2, 4);
    assertThat(strided).hasToString("memref<2x4xf32, strided<[8, 1], offset: ?>, 3>");
    MemRefType memRef = strided.asMemRef().orElseThrow();
    assertThat(memRef.stridedLayout()).contains(layout);
    assertThat(memRef.layout().flatMap(Attribute::asStridedLayout)).contains(layout);
    assertThat(memRef.memorySpace()).contains(space);
    assertThat(memRef.affineMap().orElseThrow().dimensions()).isEqualTo(2);
    Type plain = types.memRef(types.f32(), 2, 4);
    assertThat(plain.asMemRef().orElseThrow().stridedLayout()).contains(StridedLayout.of(0, 4, 1));
    assertThat(plain.asMemRef().orElseThrow().memorySpace()).isEmpty();
    assertThat(types.memRefIn(space, types.f32(), 2)).hasToString("memref<2xf32, 3>");
    Type unranked = types.unrankedMemRef(types.f32(), space);
    assertThat(unranked.asMemRef().orElseThrow().memorySpace()).contains(space);
    assertThat(unranked.asMemRef().orElseThrow().layout()).isEmpty();
    assertThat(unranked.asMemRef().orElseThrow().stridedLayout()).isEmpty();
    AffineMap square = AffineMap.parse(context, "(d0) -> (d0 mod 2)");
    Type mapped = types.memRef(types.f32(), attributes.affineMap(square), null, 4);
    assertThat(mapped.asMemRef().orElseThrow().stridedLayout()).isEmpty();
    assertThat(mapped.asMemRef().orElseThrow().affineMap()).contains(square);
  }

  @Test
  void refusesWhatIsNoLayout() {
    assertThatThrownBy(() -> types.memRef(types.f32(), attributes.unit(), null, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unit is no layout of a memref.");
    Attribute wrongRank = attributes.stridedLayout(StridedLayout.of(0, 1, 1));
    assertThatThrownBy(() -> types.memRef(types.f32(), wrongRank, null, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MemRefType(types.f32()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TensorType(types.f32()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void opaqueTypesAndAttributes() {
    context.dialects().setUnregistered(Dialects.Unregistered.ALLOWED);
    OpaqueType content = new OpaqueType("made", "up<3>");
    Type type = types.opaque(content);
    assertThat(type).hasToString("!made.up<3>").isEqualTo(types.parse("!made.up<3>"));
    assertThat(type.asOpaque()).contains(content);
    assertThat(types.f32().asOpaque()).isEmpty();
    OpaqueAttribute data = new OpaqueAttribute("made", "up", types.none());
    Attribute attribute = attributes.opaque(data);
    assertThat(attribute).hasToString("#made.up");
    assertThat(attribute.asOpaque()).contains(data);
    assertThat(attributes.unit().asOpaque()).isEmpty();
    assertThatThrownBy(() -> types.opaque(new OpaqueType("no name", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'no name' is no name of a dialect.");
  }

  @Test
  void tellsTheKindOfEachAttribute() {
    context.dialects().setUnregistered(Dialects.Unregistered.ALLOWED);
    Map<AttributeKind, String> texts =
        Map.ofEntries(
            Map.entry(AttributeKind.INTEGER, "1 : i8"),
            Map.entry(AttributeKind.FLOAT, "1.0 : f16"),
            Map.entry(AttributeKind.STRING, "\"a\""),
            Map.entry(AttributeKind.TYPE, "f32"),
            Map.entry(AttributeKind.UNIT, "unit"),
            Map.entry(AttributeKind.ARRAY, "[1]"),
            Map.entry(AttributeKind.DICTIONARY, "{a = 1}"),
            Map.entry(AttributeKind.SYMBOL_REF, "@a"),
            Map.entry(AttributeKind.AFFINE_MAP, "affine_map<() -> ()>"),
            Map.entry(AttributeKind.INTEGER_SET, "affine_set<() : (0 == 0)>"),
            Map.entry(AttributeKind.STRIDED_LAYOUT, "strided<[1]>"),
            Map.entry(AttributeKind.OPAQUE, "#made.up"),
            Map.entry(AttributeKind.DENSE_ARRAY, "array<i8: 1>"),
            Map.entry(AttributeKind.DENSE_ELEMENTS, "dense<1> : tensor<2xi8>"),
            Map.entry(AttributeKind.DENSE_STRING_ELEMENTS, "dense<\"a\"> : tensor<2x!made.up>"),
            Map.entry(AttributeKind.SPARSE_ELEMENTS, "sparse<[[0]], [1]> : tensor<2xi8>"),
            Map.entry(AttributeKind.DENSE_RESOURCE_ELEMENTS, "dense_resource<x> : tensor<2xi8>"),
            Map.entry(AttributeKind.LOCATION, "loc(unknown)"),
            Map.entry(AttributeKind.OTHER, "#arith.fastmath<fast>"));
    assertThat(texts.keySet()).isEqualTo(EnumSet.allOf(AttributeKind.class));
    texts.forEach((kind, text) -> {
      Attribute attribute = attributes.parse(text);
      assertThat(attribute.kind()).as(text).isEqualTo(kind);
      assertThat(Stream.of(AttributeKind.values()).filter(attribute::is))
          .as(text)
          .containsExactly(kind);
    });
    assertThat(AttributeKind.ARRAY.mlirName()).contains("builtin.array");
    assertThat(AttributeKind.OTHER.mlirName()).isEmpty();
  }

  @Test
  void attributesHoldMore() {
    Attribute entries = attributes.parse("{a = 1 : i8, b}");
    assertThat(entries.entry("a")).contains(attributes.parse("1 : i8"));
    assertThat(entries.entry("c")).isEmpty();
    assertThat(attributes.unit().entry("a")).isEmpty();
    assertThat(attributes.symbolRef("a", List.of("b", "c")).asSymbolLeaf()).contains("c");
    assertThat(attributes.symbolRef("a").asSymbolLeaf()).contains("a");
    assertThat(attributes.unit().asSymbolLeaf()).isEmpty();
    LocationAttr location = LocationAttr.of(context, Location.point("a", 1, 2));
    assertThat(location.asAttribute().asLocation()).contains(location);
    assertThat(attributes.unit().asLocation()).isEmpty();
    assertThat(attributes.unit().asStridedLayout()).isEmpty();
    assertThat(types.unsignedInteger(8).isUnsignedInteger()).isTrue();
    assertThat(types.integer(8).isUnsignedInteger()).isFalse();
  }
}
