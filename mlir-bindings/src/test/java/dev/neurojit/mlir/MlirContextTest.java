package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MlirContextTest {
  private static final String VALID =
      """
      func.func @f(%a: f32) -> f32 {
        %r = arith.addf %a, %a : f32
        return %r : f32
      }
      """;

  @Test
  void parsesAndPrints() {
    try (MlirContext context = MlirContext.create();
        MlirModule module = Programs.parse(context, VALID)) {
      assertThat(module.toString()).contains("arith.addf %arg0, %arg0 : f32");
      assertThat(module.print(PrintFlag.GENERIC)).contains("\"arith.addf\"(%arg0, %arg0)");
      assertThat(module.print(PrintFlag.LOCATIONS)).contains("loc(\"test.mlir\":2:8)");
      assertThat(module.verify()).isEmpty();
    }
  }

  @Test
  void reportsASyntaxErrorAtItsPlace() {
    try (MlirContext context = MlirContext.create()) {
      List<MlirDiagnostic> found =
          Programs.failure(
              context, "func.func @f() {\n  %c = arith.constant 0.5 : f33\n  return\n}");
      assertThat(found).hasSize(1);
      assertThat(found.getFirst().severity()).isEqualTo(Severity.ERROR);
      assertThat(found.getFirst().location()).isEqualTo(Location.point("test.mlir", 2, 28));
    }
  }

  @Test
  void reportsWhereANameWasUsedBefore() {
    String text =
        """
        func.func @f(%a: f32) -> f32 {
          %t = arith.addf %a, %a : f32
          %c = arith.cmpf olt, %a, %t : f32
          %r = arith.addf %c, %a : f32
          return %r : f32
        }
        """;
    try (MlirContext context = MlirContext.create()) {
      MlirDiagnostic found = Programs.failure(context, text).getFirst();
      assertThat(found.message()).contains("expects different type than prior uses: 'f32' vs 'i1'");
      assertThat(found.location()).isEqualTo(Location.point("test.mlir", 4, 19));
      assertThat(found.notes())
          .containsExactly(
              new MlirDiagnostic.Note("prior use here", Location.point("test.mlir", 3, 3)));
    }
  }

  @Test
  void verifierErrorsAccumulateWithoutDumps() {
    String text =
        """
        func.func @f() -> f32 {
          return
        }
        func.func @g() -> f32 {
          return
        }
        """;
    try (MlirContext context = MlirContext.create()) {
      List<MlirDiagnostic> found = Programs.failure(context, text);
      assertThat(found).hasSize(2);
      assertThat(found).allSatisfy(d -> assertThat(d.notes()).isEmpty());
    }
  }

  @Test
  void columnsCountBytes() {
    String text = "func.func @f() { /* é */ }".replace("/* é */", "\"é\" %x");
    try (MlirContext context = MlirContext.create()) {
      Location at = Programs.failure(context, text).getFirst().location();
      int column = Location.charColumn(text, at.startColumn());
      assertThat(at.startColumn()).isEqualTo(column + 1);
      assertThat(text.substring(column - 1)).startsWith("%x");
    }
  }

  @Test
  void copiesAreIndependent() {
    try (MlirContext context = MlirContext.create()) {
      MlirModule first = Programs.parse(context, VALID);
      try (MlirModule second = first.copy()) {
        String text = first.toString();
        first.close();
        assertThat(second.toString()).isEqualTo(text);
      }
    }
  }

  @Test
  void contextRefusesToCloseUnderLiveModules() {
    MlirContext context = MlirContext.create();
    MlirModule module = Programs.parse(context, VALID);
    assertThatThrownBy(context::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("1 open");
    module.close();
    context.close();
    context.close();
    module.close();
    assertThatThrownBy(() -> context.parse("x", VALID))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void viewsOfAClosedModuleRaise() {
    try (MlirContext context = MlirContext.create()) {
      MlirModule module = Programs.parse(context, VALID);
      Operation operation = module.operation();
      Type type =
          operation
              .walk()
              .filter(o -> o.name().equals("arith.addf"))
              .findFirst()
              .orElseThrow()
              .results()
              .getFirst()
              .type();
      module.close();
      assertThatThrownBy(operation::name).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(operation::regions).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(module::toString).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(module::verify).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(module::copy).isInstanceOf(IllegalStateException.class);
      assertThat(type.isF32()).as("types belong to the context").isTrue();
    }
  }

  @Test
  void typesOfAClosedContextRaise() {
    MlirContext context = MlirContext.create();
    Type type;
    try (MlirModule module = Programs.parse(context, VALID)) {
      type = Programs.function(module, "f").attribute("function_type").orElseThrow().type();
    }
    context.close();
    assertThatThrownBy(type::isF32).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(type::toString).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void otherThreadsAreTurnedAway() throws InterruptedException {
    try (MlirContext context = MlirContext.create();
        MlirModule module = Programs.parse(context, VALID)) {
      Operation operation = module.operation();
      assertThat(Programs.thrownElsewhere(operation::name))
          .isInstanceOf(WrongThreadException.class);
      assertThat(Programs.thrownElsewhere(() -> context.parse("x", VALID)))
          .isInstanceOf(WrongThreadException.class);
      assertThat(Programs.thrownElsewhere(module::close)).isInstanceOf(WrongThreadException.class);
      assertThat(Programs.thrownElsewhere(context::close)).isInstanceOf(WrongThreadException.class);
      assertThat(module.verify()).isEmpty();
    }
  }
}
