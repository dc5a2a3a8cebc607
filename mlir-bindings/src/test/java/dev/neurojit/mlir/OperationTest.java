package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading a program through views. */
final class OperationTest {
  private static final String TEXT =
      """
      func.func private @sinf(f32) -> f32
      func.func @f(%altitude: f32, %n: i32, %at: index) -> (f32, i1) attributes {note = "é"} {
        %c = arith.constant 2.5 : f32
        %k = arith.constant -7 : i32
        %s = func.call @sinf(%altitude) : (f32) -> f32
        %b = arith.cmpf olt, %s, %c : f32
        %q = arith.divsi %n, %k : i32
        %v = arith.constant dense<1.0> : vector<2x4xf32>
        cf.cond_br %b, ^one, ^two(%s : f32)
      ^one:
        cf.br ^two(%c : f32)
      ^two(%r: f32):
        return %r, %b : f32, i1
      }
      """;

  private final MlirContext context = MlirContext.create();
  private MlirModule module;
  private Operation function;

  OperationTest() {
    module = Programs.parse(context, TEXT);
    function = Programs.function(module, "f");
  }

  @BeforeEach
  void isFound() {
    assertThat(function.name()).isEqualTo("func.func");
  }

  @AfterEach
  void close() {
    module.close();
    context.close();
  }

  private Operation first(String name) {
    return function.walk().filter(op -> op.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void readsAttributesHoweverMany() {
    List<String> names = IntStream.range(0, 3_000).mapToObj("arith.n%04d"::formatted).toList();
    String text = "module attributes {" + String.join(", ", names) + "} {}";
    try (MlirModule many = Programs.parse(context, text)) {
      assertThat(many.operation().attributes().keySet()).containsExactlyElementsOf(names);
      assertThat(many.operation().attributes().values()).allMatch(Attribute::isUnit);
    }
  }

  @Test
  void walksInTheOrderOfTheText() {
    assertThat(module.operation().walk().map(Operation::name))
        .containsExactly(
            "builtin.module",
            "func.func",
            "func.func",
            "arith.constant",
            "arith.constant",
            "func.call",
            "arith.cmpf",
            "arith.divsi",
            "arith.constant",
            "cf.cond_br",
            "cf.br",
            "func.return");
  }

  @Test
  void readsTheFunctionType() {
    Type type = function.attribute("function_type").flatMap(Attribute::asType).orElseThrow();
    assertThat(type.isFunction()).isTrue();
    assertThat(type.inputs()).extracting(Type::toString).containsExactly("f32", "i32", "index");
    assertThat(type.results()).extracting(Type::isF32).containsExactly(true, false);
    assertThat(type.results().getLast().isInteger(1)).isTrue();
    assertThat(type).hasToString("(f32, i32, index) -> (f32, i1)");
  }

  @Test
  void readsArgumentsWithTheirPlaces() {
    Block entry = function.regions().getFirst().blocks().getFirst();
    List<Value> arguments = entry.arguments();
    assertThat(arguments).extracting(Value::index).containsExactly(0, 1, 2);
    assertThat(arguments).allMatch(Value::isBlockArgument);
    assertThat(arguments.getFirst().definingOp()).isEmpty();
    assertThat(arguments.getFirst().location()).isEqualTo(Location.point("test.mlir", 2, 14));
    assertThat(arguments.getLast().type().isIndex()).isTrue();
  }

  @Test
  void readsOperandsAndResults() {
    Operation compare = first("arith.cmpf");
    assertThat(compare.operands()).hasSize(2);
    assertThat(compare.operands().getFirst().definingOp().map(Operation::name))
        .contains("func.call");
    assertThat(compare.results().getFirst().type().isInteger(1)).isTrue();
    assertThat(compare.results().getFirst().definingOp()).contains(compare);
    assertThat(compare.location()).isEqualTo(Location.point("test.mlir", 6, 8));
  }

  @Test
  void readsAttributes() {
    assertThat(first("func.call").attribute("callee").flatMap(Attribute::asSymbolRef))
        .contains("sinf");
    assertThat(function.attribute("note").flatMap(Attribute::asString)).contains("é");
    Attribute constant = first("arith.constant").attribute("value").orElseThrow();
    assertThat(constant.asFloat()).hasValue(2.5);
    assertThat(constant.asInteger()).isEmpty();
    assertThat(constant.asSymbolRef()).isEmpty();
    assertThat(constant).hasToString("2.500000e+00 : f32");
    Operation divisor = first("arith.divsi").operands().getLast().definingOp().orElseThrow();
    assertThat(divisor.attribute("value").orElseThrow().asInteger()).hasValue(-7);
    assertThat(function.attribute("nothing")).isEmpty();
    assertThat(function.attributes()).containsKeys("sym_name", "function_type", "note");
  }

  @Test
  void readsBlocksAndSuccessors() {
    List<Block> blocks = function.regions().getFirst().blocks();
    assertThat(blocks).hasSize(3);
    assertThat(first("cf.cond_br").successors()).containsExactly(blocks.get(1), blocks.get(2));
    assertThat(first("cf.br").successors()).containsExactly(blocks.get(2));
    assertThat(blocks.get(2).parent()).isEqualTo(function);
    assertThat(first("cf.br").block()).contains(blocks.get(1));
    assertThat(first("cf.br").parent()).contains(function);
    assertThat(module.operation().parent()).isEmpty();
    assertThat(module.operation().block()).isEmpty();
  }

  @Test
  void declarationsHaveNoBlocks() {
    assertThat(Programs.function(module, "sinf").regions().getFirst().blocks()).isEmpty();
  }

  @Test
  void readsShapes() {
    Type vector =
        function
            .walk()
            .flatMap(op -> op.results().stream())
            .map(Value::type)
            .filter(Type::isVector)
            .findFirst()
            .orElseThrow();
    assertThat(vector.shape()).containsExactly(2L, 4L);
    assertThat(vector.elementType().isF32()).isTrue();
    assertThat(vector.isMemRef()).isFalse();
  }

  @Test
  void questionsThatDoNotFitRaise() {
    Type type = first("arith.cmpf").operands().getFirst().type();
    assertThatThrownBy(type::integerWidth)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Type f32 is not an integer.");
    assertThatThrownBy(type::inputs).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(type::elementType).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(type::shape).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void typesAreEqualWhenMlirSaysSo() {
    Type one = first("arith.cmpf").operands().getFirst().type();
    Type two = first("arith.constant").results().getFirst().type();
    assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);
    assertThat(one).isNotEqualTo(first("arith.divsi").results().getFirst().type());
  }

  @Test
  void viewsDieWithARewrite() {
    assertThat(Pipeline.run(module, "builtin.module(canonicalize)"))
        .isInstanceOf(PassResult.Ok.class);
    assertThatThrownBy(function::name)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("rewritten by a pipeline");
    assertThat(Programs.function(module, "f").name()).isEqualTo("func.func");
  }

  @Test
  void printsParts() {
    assertThat(function.print(PrintFlag.SKIP_REGIONS, PrintFlag.LOCAL_SCOPE))
        .contains("func.func @f")
        .doesNotContain("arith");
    assertThat(first("cf.br").toString()).startsWith("cf.br ^bb2");
  }
}
