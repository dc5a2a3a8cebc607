package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dense, sparse and resource elements in all formats. */
final class DenseTest {
  private MlirContext context;
  private Types types;
  private Attributes attributes;
  private DenseAttributes dense;
  private ResourceAttributes resources;

  @BeforeEach
  void open() {
    context = MlirContext.create();
    types = context.types();
    attributes = context.attributes();
    dense = attributes.dense();
    resources = attributes.resources();
  }

  @AfterEach
  void close() {
    context.close();
  }

  private Type pair(String element) {
    return types.parse("tensor<2x" + element + ">");
  }

  private static List<Number> numbers(Attribute attribute) {
    Elements elements = attribute.asElements().orElseThrow();
    return LongStream.range(0, elements.size()).mapToObj(elements::get).toList();
  }

  @Test
  void everyFormatIsReadAsItWasMade() {
    byte minusOne = -1;
    assertThat(numbers(dense.elements(pair("i8"), (byte) 1, minusOne)))
        .containsExactly((byte) 1, minusOne);
    assertThat(numbers(dense.elements(pair("si8"), (byte) 1, minusOne)))
        .containsExactly((byte) 1, minusOne);
    assertThat(numbers(dense.elements(pair("ui8"), (byte) 1, minusOne))).containsExactly(1, 255);
    assertThat(numbers(dense.elements(pair("i16"), (short) 1, (short) -1)))
        .containsExactly((short) 1, (short) -1);
    assertThat(numbers(dense.elements(pair("ui16"), (short) 1, (short) -1)))
        .containsExactly(1, 65535);
    assertThat(numbers(dense.elements(pair("i32"), 1, -1))).containsExactly(1, -1);
    assertThat(numbers(dense.elements(pair("ui32"), 1, -1))).containsExactly(1L, 4294967295L);
    assertThat(numbers(dense.elements(pair("i64"), 1, -1L))).containsExactly(1L, -1L);
    assertThat(numbers(dense.elements(pair("ui64"), 1, -1L))).containsExactly(1L, -1L);
    assertThat(numbers(dense.elements(pair("index"), 1, 7L))).containsExactly(1L, 7L);
    assertThat(numbers(dense.elements(pair("i1"), true, false))).containsExactly(1, 0);
    assertThat(numbers(dense.elements(pair("f32"), 1f, 2f))).containsExactly(1f, 2f);
    assertThat(numbers(dense.elements(pair("f64"), 1d, 2d))).containsExactly(1d, 2d);
    short half = Float.floatToFloat16(0.5f);
    assertThat(dense.elements(pair("f16"), half, half))
        .hasToString("dense<5.000000e-01> : tensor<2xf16>");
    assertThat(numbers(dense.elements(pair("f16"), half, (short) 0))).containsExactly(0.5f, 0f);
    assertThat(numbers(dense.elements(pair("bf16"), (short) 0x3FC0, (short) 0)))
        .containsExactly(1.5f, 0f);
  }

  @Test
  void splatsAreReadAsTheyWereMade() {
    for (String type :
        List.of("i1", "i8", "ui8", "i16", "ui16", "i32", "ui32", "i64", "ui64", "index", "si8")) {
      Attribute ones = dense.splat(pair(type), 1L);
      Elements elements = ones.asElements().orElseThrow();
      assertThat(elements.isSplat()).as(type).isTrue();
      assertThat(elements.get(1).longValue()).as(type).isEqualTo(1);
      assertThat(ones.splatValue()).as(type).isPresent();
    }
    for (String type : List.of("f16", "bf16", "f32", "f64")) {
      Attribute halves = dense.splat(pair(type), 0.5);
      assertThat(halves.asElements().orElseThrow().get(1).doubleValue()).as(type).isEqualTo(0.5);
    }
    assertThat(dense.splat(pair("f8E5M2"), 0.5))
        .hasToString("dense<5.000000e-01> : tensor<2xf8E5M2>");
    assertThat(dense.splat(pair("i4"), 3)).hasToString("dense<3> : tensor<2xi4>");
    assertThat(dense.splat(pair("i4"), 3).asElements()).isEmpty();
    assertThat(dense.elements(pair("i32"), 1, 2).splatValue()).isEmpty();
    assertThat(attributes.unit().splatValue()).isEmpty();
    refused(() -> dense.splat(pair("f32"), 1L), "not an integer");
    refused(() -> dense.splat(pair("i32"), 1.0), "not a float");
    refused(() -> dense.splat(pair("f32"), attributes.parse("1.0 : f64")), "not 1.0");
    refused(() -> dense.splat(types.f32(), 1.0), "not a static vector or tensor");
    refused(() -> dense.splat(types.memRef(types.f32(), 2), 1.0), "not a static vector or tensor");
    refused(() -> dense.splat(types.tensor(types.f32(), -1), 1.0), "not a static vector or tensor");
  }

  @Test
  void rawDataAreElements() {
    assertThat(dense.raw(pair("i16"), (byte) 1, (byte) 0, (byte) 2, (byte) 0))
        .isEqualTo(dense.elements(pair("i16"), (short) 1, (short) 2));
    assertThat(dense.raw(pair("i8"), (byte) 5)).isEqualTo(dense.splat(pair("i8"), 5));
    refused(() -> dense.raw(pair("i16"), (byte) 1), "1 bytes are not the data");
    refused(() -> dense.raw(pair("!llvm.ptr"), (byte) 1), "not of integers");
    refused(() -> dense.raw(types.index(), (byte) 1), "not a static");
  }

  @Test
  void strings() {
    context.dialects().setUnregistered(Dialects.Unregistered.ALLOWED);
    Attribute strings = dense.strings(pair("!made.up"), List.of("a", "ä"));
    assertThat(strings.asStrings()).contains(List.of("a", "ä"));
    assertThat(strings.asElements()).isEmpty();
    Attribute same = dense.strings(pair("!made.up"), List.of("x", "x"));
    assertThat(same.asStrings()).contains(List.of("x", "x"));
    assertThat(attributes.unit().asStrings()).isEmpty();
    refused(() -> dense.strings(pair("!made.up"), List.of("x")), "2 elements, not 1");
    refused(() -> dense.strings(pair("i8"), List.of("x", "y")), "not a type of strings");
  }

  @Test
  void reshapes() {
    Attribute row = dense.elements(types.tensor(types.f32(), 4), 1f, 2f, 3f, 4f);
    Attribute square = dense.reshape(row, types.tensor(types.f32(), 2, 2));
    assertThat(square.element(1, 0)).isEqualTo(attributes.floating(types.f32(), 3));
    refused(() -> dense.reshape(row, types.tensor(types.f32(), 3)), "3 elements, not 4");
    refused(() -> dense.reshape(row, types.tensor(types.integer(32), 4)), "not of f32");
    refused(() -> dense.reshape(attributes.unit(), types.tensor(types.f32(), 1)), "not dense");
    assertThatThrownBy(() -> square.element(2, 0))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("tensor<2x2xf32> has no element [2, 0].");
    assertThatThrownBy(() -> square.element(0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> square.element(0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> attributes.unit().element()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void sparse() {
    Type type = types.tensor(types.f32(), 2, 3);
    Attribute places = dense.elements(types.tensor(types.integer(64), 2, 2), 0L, 1L, 1L, 2L);
    Attribute values = dense.elements(types.tensor(types.f32(), 2), 5f, 6f);
    Attribute sparse = dense.sparse(type, places, values);
    assertThat(sparse.element(1, 2)).isEqualTo(attributes.floating(types.f32(), 6));
    assertThat(sparse.element(0, 0)).isEqualTo(attributes.floating(types.f32(), 0));
    assertThat(sparse.asSparseElements()).contains(new SparseElements(places, values));
    assertThat(values.asSparseElements()).isEmpty();
    assertThat(sparse.asElements()).isEmpty();
    refused(() -> dense.sparse(type, values, values), "are no places and values");
    refused(() -> dense.sparse(types.tensor(types.f32(), 2, 2), places, values), "are no places");
    refused(() -> dense.sparse(types.tensor(types.f64(), 2, 3), places, values), "are no places");
    refused(() -> dense.sparse(type, places, attributes.unit()), "not dense");
    refused(
        () -> dense.sparse(type, dense.splat(types.tensor(types.integer(64), 2, 2), -1L), values),
        "are no places");
  }

  @Test
  void resources() {
    assertThat(numbers(resources.elements(pair("i8"), "a", (byte) 1, (byte) -1)))
        .containsExactly((byte) 1, (byte) -1);
    assertThat(numbers(resources.elements(pair("ui8"), "a", (byte) 1, (byte) -1)))
        .containsExactly(1, 255);
    assertThat(numbers(resources.elements(pair("i16"), "a", (short) 1, (short) -1)))
        .containsExactly((short) 1, (short) -1);
    assertThat(numbers(resources.elements(pair("ui16"), "a", (short) 1, (short) -1)))
        .containsExactly(1, 65535);
    assertThat(numbers(resources.elements(pair("i32"), "a", 1, -1))).containsExactly(1, -1);
    assertThat(numbers(resources.elements(pair("ui32"), "a", 1, -1)))
        .containsExactly(1L, 4294967295L);
    assertThat(numbers(resources.elements(pair("i64"), "a", 1L, -1L))).containsExactly(1L, -1L);
    assertThat(numbers(resources.elements(pair("ui64"), "a", 1L, -1L))).containsExactly(1L, -1L);
    assertThat(numbers(resources.elements(pair("f32"), "a", 1f, 2f))).containsExactly(1f, 2f);
    Attribute doubles = resources.elements(pair("f64"), "weights", 1d, 2d);
    assertThat(numbers(doubles)).containsExactly(1d, 2d);
    assertThat(doubles).hasToString("dense_resource<weights> : tensor<2xf64>");
    assertThat(resources.elements(pair("f64"), "weights", 1d, 2d)).isNotEqualTo(doubles);
    assertThat(resources.blob(pair("i4"), "bits", new byte[] {1, 2}, 64))
        .hasToString("dense_resource<bits> : tensor<2xi4>");
    assertThat(attributes.parse("dense_resource<nowhere> : tensor<2xi8>").asElements()).isEmpty();
    refused(() -> resources.elements(pair("i8"), "a", (byte) 1), "2 elements, not 1");
    refused(() -> resources.elements(pair("index"), "a", 1L, 2L), "No resource");
    refused(
        () -> resources.elements(pair("i32"), "a", 1f, 2f),
        "not a static vector or tensor of one of");
    refused(() -> resources.elements(pair("i32"), "no name", 1, 2), "no name of a resource");
    refused(() -> resources.blob(pair("i4"), "x", new byte[2], 3), "alignment");
    refused(() -> resources.blob(types.f32(), "x", new byte[2], 1), "not a static");
  }

  @Test
  void elementsOfAClosedContextRaise() {
    Elements elements = dense.elements(pair("i32"), 1, 2).asElements().orElseThrow();
    context.close();
    assertThatThrownBy(() -> elements.get(0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> dense.array(1)).isInstanceOf(IllegalStateException.class);
  }

  private static void refused(Runnable action, String why) {
    assertThatThrownBy(action::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
