package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changing a program in place. */
final class MutationTest {
  private static final String TEXT =
      """
      func.func @f(%a: f32, %b: f32) -> f32 {
        %s = arith.addf %a, %b : f32
        %p = arith.mulf %s, %s : f32
        %u = arith.subf %a, %b : f32
        return %p : f32
      }
      func.func @g(%a: f32) -> f32 {
        %r = call @f(%a, %a) : (f32, f32) -> f32
        return %r : f32
      }
      """;

  private final MlirContext context = MlirContext.create();
  private final MlirModule module = Programs.parse(context, TEXT);
  private final Operation f = Programs.function(module, "f");
  private final Operation add = op("arith.addf");
  private final Operation multiply = op("arith.mulf");
  private final Operation subtract = op("arith.subf");
  private final Operation ret = op("func.return");
  private final Value a = add.operands().getFirst();

  @AfterEach
  void close() {
    module.close();
    context.close();
  }

  private Operation op(String name) {
    return f.walk().filter(op -> op.name().equals(name)).findFirst().orElseThrow();
  }

  private void isValid() {
    assertThat(module.verify()).isEmpty();
  }

  @Test
  void listsUses() {
    assertThat(add.results().getFirst().uses())
        .containsExactlyInAnyOrder(new Use(multiply, 0), new Use(multiply, 1));
    assertThat(subtract.results().getFirst().isUsed()).isFalse();
    assertThat(a.owningBlock()).contains(add.block().orElseThrow());
  }

  @Test
  void changesOperands() {
    multiply.setOperand(1, a);
    assertThat(multiply.operands().getLast()).isEqualTo(a);
    multiply.setOperands(List.of(a, a));
    assertThat(add.results().getFirst().uses()).isEmpty();
    multiply.replaceUsesOf(a, subtract.results().getFirst());
    assertThat(a.uses().map(Use::owner)).doesNotContain(multiply);
    subtract.move(InsertionPoint.before(multiply));
    isValid();
    assertThatThrownBy(() -> multiply.setOperand(2, a))
        .isInstanceOf(IndexOutOfBoundsException.class);
    a.uses()
        .findFirst()
        .orElseThrow()
        .set(f.regions().getFirst().blocks().getFirst().arguments().getLast());
    isValid();
  }

  @Test
  void replacesUses() {
    a.replaceAllUsesWith(a);
    a.replaceAllUsesExcept(a, add);
    assertThat(add.operands()).contains(a);
    add.results().getFirst().replaceAllUsesExcept(a, multiply);
    assertThat(add.results().getFirst().isUsed()).isTrue();
    add.results().getFirst().replaceAllUsesWith(a);
    assertThat(multiply.operands()).containsExactly(a, a);
    add.erase();
    isValid();
    assertThat(add.isAlive()).isFalse();
    assertThat(multiply.isAlive()).isTrue();
  }

  @Test
  void replacesOperations() {
    Value sum = add.results().getFirst();
    add.replaceWith(a);
    assertThat(multiply.operands()).containsExactly(a, a);
    assertThatThrownBy(sum::type).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> multiply.replaceWith(List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("types");
    assertThatThrownBy(() -> multiply.replaceWith(multiply.results()))
        .isInstanceOf(IllegalStateException.class);
    isValid();
  }

  @Test
  void erasesOnlyWhatIsUnused() {
    assertThatThrownBy(add::erase)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot erase this: it, or a part of it, is still used.");
    assertThat(add.name()).isEqualTo("arith.addf");
    subtract.erase();
    assertThatThrownBy(subtract::name)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("erased");
    isValid();
  }

  @Test
  void erasesWholeFunctions() {
    Operation g = Programs.function(module, "g");
    Operation call = g.regions().getFirst().blocks().getFirst().operations().getFirst();
    g.erase();
    assertThatThrownBy(call::operands).isInstanceOf(IllegalStateException.class);
    assertThat(add.name()).isEqualTo("arith.addf");
    assertThat(module.print()).doesNotContain("@g");
  }

  @Test
  void walksPastWhatIsErased() {
    module
        .operation()
        .walk()
        .filter(op -> op.symbolName().equals(java.util.Optional.of("g")))
        .forEach(Operation::erase);
    assertThat(module.operation().walk().map(Operation::name)).doesNotContain("func.call");
  }

  @Test
  void movesAndClones() {
    subtract.move(InsertionPoint.before(add));
    assertThat(subtract.isBefore(add)).isTrue();
    subtract.move(InsertionPoint.after(add));
    assertThat(subtract.isBefore(add)).isFalse();
    subtract.move(InsertionPoint.atStart(add.block().orElseThrow()));
    assertThat(subtract.next()).contains(add);
    Operation copy = subtract.clone(InsertionPoint.after(multiply));
    assertThat(copy).isNotEqualTo(subtract);
    assertThat(copy.operands()).isEqualTo(subtract.operands());
    assertThat(f.isAncestorOf(copy)).isTrue();
    assertThat(copy.isAncestorOf(f)).isFalse();
    isValid();
    assertThatThrownBy(() -> f.move(InsertionPoint.before(add)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("into or beside itself");
    assertThatThrownBy(() -> module.operation().move(InsertionPoint.before(add)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> module.operation().erase())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void changesAttributesAndLocations() {
    f.setAttribute("note", context.attributes().string("hi"));
    assertThat(f.attribute("note")).contains(context.attributes().string("hi"));
    assertThat(f.removeAttribute("note")).isTrue();
    assertThat(f.removeAttribute("note")).isFalse();
    add.setLocation(LocationAttr.of(context, Location.point("x", 7, 8)));
    assertThat(add.location()).isEqualTo(Location.point("x", 7, 8));
  }

  @Test
  void changesBlocks() {
    Block body = add.block().orElseThrow();
    Type f32 = context.types().f32();
    LocationAttr nowhere = LocationAttr.unknown(context);
    Value extra = body.addArgument(f32, nowhere);
    Value first = body.insertArgument(0, f32, nowhere);
    assertThat(body.arguments()).startsWith(first).endsWith(extra).hasSize(4);
    body.eraseArgument(3);
    assertThatThrownBy(extra::type).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> body.eraseArgument(1)).hasMessageContaining("used");
    body.eraseArgument(0);
    isValid();
    Block second = body.region().append();
    ret.move(InsertionPoint.atEnd(second));
    second.mergeInto(body, List.of());
    assertThatThrownBy(second::operations).isInstanceOf(IllegalStateException.class);
    assertThat(body.region().blocks()).containsExactly(body);
    isValid();
  }

  @Test
  void keepsSymbols() {
    SymbolTable symbols = SymbolTable.of(module.operation());
    assertThat(symbols.lookup("f")).contains(f);
    assertThat(symbols.lookup("none")).isEmpty();
    assertThat(symbols.symbols()).containsOnlyKeys("f", "g");
    symbols.rename("f", "h");
    assertThat(module.print()).contains("call @h", "func.func @h");
    isValid();
    assertThatThrownBy(() -> symbols.rename("g", "h")).hasMessageContaining("already");
    assertThatThrownBy(() -> SymbolTable.of(f)).hasMessage("func.func holds no symbols.");
  }
}
