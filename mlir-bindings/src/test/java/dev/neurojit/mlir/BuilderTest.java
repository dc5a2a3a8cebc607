package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Making programs from nothing. */
final class BuilderTest {
  private final MlirContext context = MlirContext.create();
  private final Types types = context.types();
  private final Attributes attributes = context.attributes();
  private final MlirModule module = MlirModule.create(context, Location.point("made.mlir", 1, 1));

  @AfterEach
  void close() {
    module.close();
    context.close();
  }

  private Block function(String name, List<Type> inputs, List<Type> results) {
    return Operation.builder("func.func")
        .attribute("sym_name", attributes.string(name))
        .attribute("function_type", attributes.type(types.function(inputs, results)))
        .regions(1)
        .insert(InsertionPoint.atEnd(module.body()))
        .regions()
        .getFirst()
        .append(inputs.toArray(Type[]::new));
  }

  @Test
  void buildsAFunctionThatVerifies() {
    Type f32 = types.f32();
    Block body = function("twice", List.of(f32), List.of(f32));
    Value x = body.arguments().getFirst();
    Operation sum =
        Operation.builder("arith.addf").operands(x, x).insert(InsertionPoint.atEnd(body));
    Operation.builder("func.return")
        .operands(sum.results())
        .results()
        .insert(InsertionPoint.atEnd(body));
    assertThat(module.verify()).isEmpty();
    assertThat(module.print())
        .isEqualTo(
            """
            module {
              func.func @twice(%arg0: f32) -> f32 {
                %0 = arith.addf %arg0, %arg0 : f32
                return %0 : f32
              }
            }
            """);
    assertThat(sum.location()).isEqualTo(Location.point("made.mlir", 1, 1));
  }

  @Test
  void buildsBranches() {
    Type f32 = types.f32();
    Block entry = function("f", List.of(types.integer(1), f32), List.of());
    Block target = entry.region().append(f32);
    Value condition = entry.arguments().getFirst();
    Value x = entry.arguments().getLast();
    Operation branch =
        Operation.builder("cf.cond_br")
            .operands(condition, x, x)
            .successors(target, target)
            .attribute("operandSegmentSizes", attributes.dense().array(1, 1, 1))
            .insert(InsertionPoint.atEnd(entry));
    Operation.builder("func.return").insert(InsertionPoint.atEnd(target));
    assertThat(module.verify()).isEmpty();
    assertThat(target.predecessors()).containsExactly(entry, entry);
    assertThat(entry.successors()).containsExactly(target, target);
    assertThat(branch.block()).contains(entry);
    assertThat(target.terminator().map(Operation::name)).contains("func.return");
    assertThatThrownBy(target::erase)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("still used");
  }

  @Test
  void refusesWhatMlirDoesNotHave() {
    Block body = function("f", List.of(types.f32()), List.of());
    InsertionPoint end = InsertionPoint.atEnd(body);
    assertThatThrownBy(() -> Operation.builder("arith.nothing").insert(end))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("MLIR has no operation 'arith.nothing'.");
    assertThatThrownBy(() -> Operation.builder("addf").insert(end))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Operation.builder("arith.addf").insert(end))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("arith.addf");
    assertThat(body.operations()).isEmpty();
  }

  @Test
  void theVerifierSeesWhatIsBuiltWrong() {
    Block body = function("f", List.of(types.f32()), List.of());
    Operation.builder("arith.addf")
        .operands(body.arguments().getFirst())
        .results(types.f64())
        .insert(InsertionPoint.atEnd(body));
    assertThat(module.verify()).isNotEmpty();
    assertThat(module.print()).contains("\"arith.addf\"");
  }

  @Test
  void makesTypes() {
    Type f32 = types.f32();
    assertThat(types.vector(f32, 2, 4)).hasToString("vector<2x4xf32>");
    assertThat(types.tensor(f32, -1, 3)).hasToString("tensor<?x3xf32>");
    assertThat(types.memRef(types.index(), 8)).hasToString("memref<8xindex>");
    assertThat(types.unrankedTensor(f32)).hasToString("tensor<*xf32>");
    assertThat(types.unrankedMemRef(f32)).hasToString("memref<*xf32>");
    assertThat(types.llvmPointer()).hasToString("!llvm.ptr");
    assertThat(types.llvmPointer().isLlvmPointer()).isTrue();
    assertThat(types.llvmPointer().dialect().namespace()).isEqualTo("llvm");
    assertThat(types.complex(f32)).hasToString("complex<f32>");
    assertThat(types.signedInteger(8)).hasToString("si8");
    assertThat(types.unsignedInteger(8)).hasToString("ui8");
    assertThat(types.tuple(List.of(f32, types.none()))).hasToString("tuple<f32, none>");
    assertThat(types.tuple(List.of(f32)).elements()).containsExactly(f32);
    assertThat(types.parse("vector<2x4xf32>")).isEqualTo(types.vector(f32, 2, 4));
    for (FloatFormat format : FloatFormat.values()) {
      assertThat(FloatFormat.of(types.of(format))).contains(format);
    }
  }

  @Test
  void refusesTypesMlirDoesNotAllow() {
    assertThatThrownBy(() -> types.vector(types.f32(), -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MLIR does not accept this");
    assertThatThrownBy(() -> types.tensor(types.f32(), -7))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> types.memRef(types.function(List.of(), List.of()), 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> types.integer(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> types.complex(types.index()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> types.parse("vector<oops>"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'vector<oops>'");
    assertThatThrownBy(() -> types.parse("i32 i32")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void makesAttributes() {
    assertThat(attributes.integer(types.integer(8), 300)).hasToString("44 : i8");
    assertThat(attributes.floating(types.f32(), 0.1)).hasToString("1.000000e-01 : f32");
    assertThat(attributes.bool(true).asBool()).contains(true);
    assertThat(attributes.string("é\n")).hasToString("\"\\C3\\A9\\0A\"");
    assertThat(attributes.unit().isUnit()).isTrue();
    assertThat(attributes.array(List.of(attributes.unit()))).hasToString("[unit]");
    assertThat(attributes.dictionary(Map.of("b", attributes.bool(false))).asDictionary())
        .contains(Map.of("b", attributes.bool(false)));
    assertThat(attributes.symbolRef("a", List.of("b", "c"))).hasToString("@a::@b::@c");
    assertThat(attributes.symbolRef("a", List.of("b")).asSymbolPath()).contains(List.of("a", "b"));
    assertThat(attributes.parse("dense<1> : vector<2xi32>").asElements().orElseThrow().get(1))
        .isEqualTo(1);
    assertThat(attributes.distinct(attributes.unit()))
        .isNotEqualTo(attributes.distinct(attributes.unit()));
    assertThatThrownBy(() -> attributes.integer(types.f32(), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> attributes.floating(types.index(), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> attributes.parse("dense<")).hasMessageContaining("dense<");
  }

  @Test
  void makesDenseAttributes() {
    DenseAttributes dense = attributes.dense();
    assertThat(dense.array(1, 2)).hasToString("array<i32: 1, 2>");
    assertThat(dense.array((byte) 1)).hasToString("array<i8: 1>");
    assertThat(dense.array((short) 1)).hasToString("array<i16: 1>");
    assertThat(dense.array(5L)).hasToString("array<i64: 5>");
    assertThat(dense.array(true, false)).hasToString("array<i1: true, false>");
    assertThat(dense.array(0.5)).hasToString("array<f64: 5.000000e-01>");
    assertThat(dense.array(1, 2).asElements().orElseThrow().get(1)).isEqualTo(2);
    Type vector = types.vector(types.f32(), 2);
    assertThat(dense.elements(vector, 1f, 2f))
        .hasToString("dense<[1.000000e+00, 2.000000e+00]> : vector<2xf32>");
    assertThat(dense.splat(vector, attributes.floating(types.f32(), 3)).asElements())
        .hasValueSatisfying(all -> assertThat(all.get(1)).isEqualTo(3f));
    Type ints = types.tensor(types.integer(64), 2);
    Elements read = dense.elements(ints, 4L, 5L).asElements().orElseThrow();
    assertThat(List.of(read.get(0), read.get(1))).containsExactly(4L, 5L);
    assertThatThrownBy(() -> read.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> dense.elements(vector, 1f))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("vector<2xf32> has 2 elements, not 1.");
    assertThatThrownBy(() -> dense.elements(vector, 1.0, 2.0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> dense.elements(types.f32(), 1f))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void makesLocations() {
    LocationAttr unknown = LocationAttr.unknown(context);
    LocationAttr range = LocationAttr.of(context, new Location("a.mlir", 1, 2, 3, 4));
    LocationAttr named = LocationAttr.named("x", range);
    assertThat(range.position()).isEqualTo(new Location("a.mlir", 1, 2, 3, 4));
    assertThat(range).hasToString("loc(\"a.mlir\":1:2 to 3:4)");
    assertThat(named.name()).isEqualTo("x");
    assertThat(named.parts()).containsExactly(range);
    LocationAttr call = LocationAttr.callSite(range, unknown);
    assertThat(call.parts()).containsExactly(range, unknown);
    LocationAttr fused =
        LocationAttr.fused(context, List.of(range, named), attributes.string("why"));
    assertThat(fused.kind()).isEqualTo(LocationAttr.Kind.FUSED);
    assertThat(fused.parts()).containsExactly(range, named);
    assertThat(fused.metadata()).isEqualTo(attributes.string("why"));
    assertThat(LocationAttr.of(context, Location.UNKNOWN)).isEqualTo(unknown);
    assertThat(unknown.kind()).isEqualTo(LocationAttr.Kind.UNKNOWN);
    assertThatThrownBy(range::name).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void makesAffineMaps() {
    AffineMap map = AffineMap.parse(context, "(d0, d1)[s0] -> (d1 + s0, d0)");
    assertThat(List.of(map.dimensions(), map.symbols(), map.results().size()))
        .containsExactly(2, 1, 2);
    assertThat(map.subMap(1)).hasToString("affine_map<(d0, d1)[s0] -> (d0)>");
    assertThat(AffineMap.identity(context, 2).isIdentity()).isTrue();
    assertThat(AffineMap.permutation(context, 1, 0).isPermutation()).isTrue();
    assertThat(AffineMap.permutation(context, 0, 1)).isEqualTo(AffineMap.identity(context, 2));
    assertThat(AffineMap.constant(context, 7)).hasToString("affine_map<() -> (7)>");
    assertThatThrownBy(() -> AffineMap.permutation(context, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> map.subMap(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
