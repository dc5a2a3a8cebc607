package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Printing with flags and states, and bytecode of other versions. */
final class PrintingTest {
  private static final String TEXT =
      """
      func.func @f(%x: f32 loc("input")) -> f32 {
        %c = arith.constant dense<[1, 2, 3, 4]> : tensor<4xi32>
        %y = arith.addf %x, %x : f32 loc("sum")
        return %y : f32
      }
      """;

  private MlirContext context;
  private MlirModule module;

  @BeforeEach
  void open() {
    context = MlirContext.create();
    module = Programs.parse(context, TEXT);
  }

  @AfterEach
  void close() {
    module.close();
    context.close();
  }

  @Test
  void printsWithFlags() {
    assertThat(module.print(PrintFlag.GENERIC)).contains("\"arith.addf\"");
    assertThat(module.print(PrintFlag.LOCATIONS)).contains("loc(\"sum\")").contains("#loc");
    assertThat(module.print(PrintFlag.PRETTY_LOCATIONS)).contains("%arg0 : f32 \"sum\"");
    assertThat(module.print(PrintFlag.NAMES_FROM_LOCATIONS)).contains("%sum = arith.addf %input");
    Operation add =
        Programs.function(module, "f")
            .walk()
            .filter(op -> op.name().equals("arith.addf"))
            .findFirst()
            .orElseThrow();
    assertThat(add.print(Printing.of(PrintFlag.LOCAL_SCOPE, PrintFlag.GENERIC)))
        .contains("\"arith.addf\"");
    Operation function = Programs.function(module, "f");
    assertThat(function.print(Printing.of(PrintFlag.SKIP_REGIONS))).doesNotContain("addf");
  }

  @Test
  void elidesWhatIsLarge() {
    Operation root = module.operation();
    assertThat(root.print(Printing.of().elidingElementsOver(3)))
        .contains("dense_resource<__elided__>")
        .doesNotContain("[1, 2, 3, 4]");
    assertThat(root.print(Printing.of().elidingElementsOver(4))).contains("[1, 2, 3, 4]");
    Operation constant =
        root.walk().filter(op -> op.name().equals("arith.constant")).findFirst().orElseThrow();
    Type type = constant.results().getFirst().type();
    constant.setAttribute(
        "value", context.attributes().resources().elements(type, "numbers", 1, 2, 3, 4));
    assertThat(root.print(Printing.of())).contains("numbers: \"0x");
    assertThat(root.print(Printing.of().elidingResourcesOver(2))).doesNotContain("numbers: \"0x");
    assertThatThrownBy(() -> Printing.of().elidingElementsOver(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aStateNamesValues() {
    Operation function = Programs.function(module, "f");
    Block body = function.firstRegion().orElseThrow().blocks().getFirst();
    Value sum = body.operations().get(1).results().getFirst();
    try (AsmState state = AsmState.of(function);
        AsmState ofValue = AsmState.of(sum, PrintFlag.NAMES_FROM_LOCATIONS);
        AsmState ofArgument = AsmState.of(body.arguments().getFirst())) {
      assertThat(state.name(sum)).isEqualTo("%0");
      assertThat(state.name(body.arguments().getFirst())).isEqualTo("%arg0");
      assertThat(state.print(body.operations().get(1))).contains("%0 = arith.addf %arg0, %arg0");
      assertThat(ofValue.name(sum)).isEqualTo("%sum");
      assertThat(ofArgument.name(sum)).isEqualTo("%0");
    }
  }

  @Test
  void aStateIsOfNoUseAfterAnErasure() {
    Operation function = Programs.function(module, "f");
    Block body = function.firstRegion().orElseThrow().blocks().getFirst();
    AsmState state = AsmState.of(function);
    body.operations().getFirst().erase();
    assertThatThrownBy(() -> state.print(function))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("erased since");
    assertThatThrownBy(context::close).isInstanceOf(IllegalStateException.class);
    state.close();
    state.close();
    assertThatThrownBy(() -> state.print(function))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The AsmState is closed.");
    try (MlirModule other = module.copy();
        AsmState fresh = AsmState.of(function)) {
      assertThatThrownBy(() -> fresh.print(other.operation()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("different MLIR modules");
    }
  }

  @Test
  void printsBlocks() {
    Block body = Programs.function(module, "f").firstRegion().orElseThrow().blocks().getFirst();
    assertThat(body.toString()).contains("arith.addf").contains("return");
  }

  @Test
  void writesBytecodeOfOtherVersions() {
    for (int version : List.of(0, 3, 6)) {
      Parsed parsed = context.readBytecode("old", module.bytecode(version));
      assertThat(parsed).isInstanceOfSatisfying(Parsed.Ok.class, ok -> ok.module().close());
    }
    for (int version : List.of(-1, 99)) {
      assertThatThrownBy(() -> module.bytecode(version))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("version");
    }
  }

  @Test
  void printsDeepPrograms() {
    Types types = context.types();
    Block at = Programs.function(module, "f").firstRegion().orElseThrow().blocks().getFirst();
    Value condition =
        Operation.builder("arith.constant")
            .results(types.integer(1))
            .attribute("value", context.attributes().bool(true))
            .insert(InsertionPoint.atStart(at))
            .results()
            .getFirst();
    for (int depth = 0; depth < 2000; depth++) {
      Operation nested =
          Operation.builder("scf.if")
              .operands(condition)
              .results()
              .regions(2)
              .insert(InsertionPoint.atStart(at));
      at = nested.firstRegion().orElseThrow().append();
      Operation.builder("scf.yield").insert(InsertionPoint.atEnd(at));
    }
    String text = module.operation().print(Printing.of(PrintFlag.GENERIC));
    assertThat(text.split("scf.if", -1)).hasSize(2001);
  }
}
