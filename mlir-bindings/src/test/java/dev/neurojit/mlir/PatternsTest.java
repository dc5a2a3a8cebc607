package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rewrite patterns in Java under the greedy driver. */
final class PatternsTest {
  private static final String TEXT =
      """
      func.func @f(%a: f32, %b: f32) -> f32 {
        %s = arith.subf %a, %b : f32
        %t = arith.subf %s, %b : f32
        return %t : f32
      }
      """;

  record Rooted(String root, Predicate<Operation> action) implements Pattern {
    @Override
    public boolean matchAndRewrite(Operation operation) {
      return action.test(operation);
    }
  }

  private final MlirContext context = MlirContext.create();
  private final MlirModule module = Programs.parse(context, TEXT);

  @AfterEach
  void close() {
    module.close();
    context.close();
  }

  private PassResult apply(String root, Predicate<Operation> action) {
    return Patterns.applyGreedily(module.operation(), List.of(new Rooted(root, action)));
  }

  private static boolean toAddOfNegation(Operation subtract) {
    InsertionPoint before = InsertionPoint.before(subtract);
    Operation negate =
        Operation.builder("arith.negf").operands(subtract.operands().getLast()).insert(before);
    Operation add =
        Operation.builder("arith.addf")
            .operands(subtract.operands().getFirst(), negate.results().getFirst())
            .insert(before);
    subtract.replaceWith(add.results());
    return true;
  }

  @Test
  void rewritesEverywhere() {
    Operation scope = module.operation();
    PassResult result =
        Patterns.applyGreedily(
            scope, List.of(new Rooted("arith.subf", PatternsTest::toAddOfNegation)));
    assertThat(result).isInstanceOf(PassResult.Ok.class);
    assertThat(scope.walk().map(Operation::name))
        .contains("arith.addf", "arith.negf")
        .doesNotContain("arith.subf");
    assertThat(module.verify()).isEmpty();
  }

  @Test
  void editsOfOtherOperationsReachTheDriver() {
    PassResult result =
        apply(
            "func.return",
            ret -> {
              Operation last = ret.operands().getFirst().definingOp().orElse(null);
              if (last == null) {
                return false;
              }
              ret.setOperand(0, last.operands().getFirst());
              last.erase();
              return true;
            });
    assertThat(result).isInstanceOf(PassResult.Ok.class);
    assertThat(module.print()).contains("return %arg0").doesNotContain("arith.");
  }

  @Test
  void noEndIsAFailure() {
    Pattern restless =
        new Rooted(
            "arith.subf",
            op -> {
              op.setAttribute("x", context.attributes().distinct(context.attributes().unit()));
              return true;
            });
    GreedyOptions options =
        new GreedyOptions(3, 20, GreedyOptions.Order.BOTTOM_UP, GreedyOptions.Folding.OFF);
    PassResult result = Patterns.applyGreedily(module.operation(), List.of(restless), options);
    assertThat(result)
        .isInstanceOfSatisfying(
            PassResult.Failed.class,
            failed -> assertThat(failed.diagnostics().getFirst().message()).contains("converge"));
  }

  @Test
  void exceptionsComeOutAfterwards() {
    IllegalStateException mine = new IllegalStateException("mine");
    assertThatThrownBy(() ->
            apply(
                "arith.subf",
                op -> {
                  toAddOfNegation(op);
                  throw mine;
                }))
        .isSameAs(mine);
    assertThat(module.operation().name()).isEqualTo("builtin.module");
    assertThat(module.verify()).isEmpty();
  }

  @Test
  void viewsEndWithTheMatch() {
    AtomicReference<Operation> kept = new AtomicReference<>();
    apply(
        "",
        op -> {
          if (kept.get() != null) {
            assertThat(kept.get().isAlive()).isFalse();
          }
          kept.set(op);
          return false;
        });
    assertThat(kept.get()).isNotNull();
    assertThatThrownBy(() -> kept.get().name()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void misuseRaises() {
    Operation function = Programs.function(module, "f");
    assertThatThrownBy(() ->
            apply(
                "arith.subf", op -> Patterns.applyGreedily(op, List.of()) instanceof PassResult.Ok))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Patterns.applyGreedily(function, List.of()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void scopesThatUseValuesFromAboveAreRefused() {
    String text =
        """
        func.func @f(%c: i1, %x: f32) {
          scf.if %c {
            %y = arith.negf %x : f32
          }
          return
        }
        """;
    try (MlirModule branching = Programs.parse(context, text)) {
      Operation branch = Programs.function(branching, "f").walk().skip(1).findFirst().orElseThrow();
      assertThat(Patterns.applyGreedily(branch, List.of()))
          .isInstanceOfSatisfying(
              PassResult.Failed.class,
              failed -> assertThat(failed.diagnostics().getFirst().message()).contains("isolated"));
    }
  }
}
