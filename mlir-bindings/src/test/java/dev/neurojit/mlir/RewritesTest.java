package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes by rewriters, in patterns and outside of them. */
final class RewritesTest {
  private static final String TEXT =
      """
      func.func @f(%x: f32, %c: i1) -> f32 {
        %a = arith.addf %x, %x : f32
        %b = arith.mulf %a, %a : f32
        %r = scf.if %c -> f32 {
          %i = arith.subf %a, %b : f32
          scf.yield %i : f32
        } else {
          scf.yield %b : f32
        }
        return %r : f32
      }
      """;

  private MlirContext context;
  private MlirModule module;
  private Block body;

  @BeforeEach
  void open() {
    context = MlirContext.create();
    module = Programs.parse(context, TEXT);
    body = find("arith.addf").block().orElseThrow();
  }

  @AfterEach
  void close() {
    module.close();
    context.close();
  }

  private Operation find(String name) {
    return module.operation().walk().filter(op -> op.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void replacesUses() {
    Operation add = find("arith.addf");
    Operation multiply = find("arith.mulf");
    Value x = body.arguments().getFirst();
    Block then = find("scf.if").firstRegion().orElseThrow().blocks().getFirst();
    add.replaceUsesWithin(then, List.of(x));
    assertThat(find("arith.subf").operands().getFirst()).isEqualTo(x);
    assertThat(multiply.operands()).containsOnly(add.results().getFirst());
    add.replaceAllUsesWith(List.of(x));
    assertThat(multiply.operands()).containsOnly(x);
    multiply.replaceAllUsesWith(add);
    assertThat(find("arith.subf").operands()).containsExactly(x, add.results().getFirst());
    Value.replaceAllUses(
        List.of(add.results().getFirst(), x), List.of(x, multiply.results().getFirst()));
    assertThat(find("arith.subf").operands()).containsOnly(multiply.results().getFirst());
    Value.replaceAllUses(List.of(), List.of());
  }

  @Test
  void refusesUsesThatDoNotFit() {
    Operation add = find("arith.addf");
    Value c = body.arguments().getLast();
    refused(() -> add.replaceAllUsesWith(List.of()), "not of the types [f32]");
    refused(() -> add.replaceAllUsesWith(List.of(c)), "not of the types [f32]");
    refused(() -> add.replaceAllUsesWith(add), "cannot replace itself");
    refused(() -> add.replaceAllUsesWith(find("func.return")), "not of the types [f32]");
    refused(() -> add.replaceUsesWithin(body, List.of(c)), "not of the types");
    refused(() -> Value.replaceAllUses(List.of(c), List.of(c)), "cannot replace itself");
    refused(() -> Value.replaceAllUses(List.of(c), List.of()), "not of the types");
    try (MlirModule other = module.copy()) {
      Value foreign =
          other
              .body()
              .operations()
              .getFirst()
              .firstRegion()
              .orElseThrow()
              .blocks()
              .getFirst()
              .arguments()
              .getFirst();
      refused(() -> add.replaceAllUsesWith(List.of(foreign)), "different MLIR modules");
      refused(
          () -> Value.replaceAllUses(List.of(add.results().getFirst()), List.of(foreign)),
          "different MLIR modules");
    }
  }

  @Test
  void clones() {
    Operation choice = find("scf.if");
    Operation copy = choice.clone(InsertionPoint.after(choice));
    Operation bare = choice.cloneWithoutRegions(InsertionPoint.before(choice));
    assertThat(copy.walk()).hasSize(4);
    assertThat(bare.walk()).hasSize(1);
    assertThat(bare.regions()).hasSize(2).allMatch(region -> region.blocks().isEmpty());
    assertThat(body.operations()).containsSubsequence(bare, choice, copy);
    bare.erase();
    assertThat(module.verify()).isEmpty();
  }

  @Test
  void inlinesABlock() {
    Operation choice = find("scf.if");
    Block then = choice.firstRegion().orElseThrow().blocks().getFirst();
    Operation yield = then.terminator().orElseThrow();
    Value inner = yield.operands().getFirst();
    then.inlineBefore(choice, List.of());
    assertThat(then.isAlive()).isFalse();
    choice.replaceWith(inner);
    yield.erase();
    assertThat(module.verify()).isEmpty();
    assertThat(module.print()).doesNotContain("scf");
  }

  @Test
  void refusesToInlineWhatDoesNotFit() {
    Operation choice = find("scf.if");
    Block then = choice.firstRegion().orElseThrow().blocks().getFirst();
    refused(() -> then.inlineBefore(find("arith.subf"), List.of()), "in the block itself");
    refused(() -> body.inlineBefore(find("arith.subf"), List.of()), "in the block itself");
    refused(() -> then.inlineBefore(choice, body.arguments()), "not of the types []");
    Block with = body.region().append(context.types().f32());
    refused(() -> with.inlineBefore(choice, with.arguments()), "cannot replace itself");
    Block loop = body.region().append();
    Operation.builder("cf.br").successors(loop).insert(InsertionPoint.atEnd(loop));
    refused(() -> loop.inlineBefore(choice, List.of()), "branches");
  }

  @Test
  void movesAndCopiesRegions() {
    Operation choice = find("scf.if");
    Region then = choice.firstRegion().orElseThrow();
    Region otherwise = choice.regions().getLast();
    Block target = otherwise.blocks().getFirst();
    then.cloneBefore(target);
    assertThat(otherwise.blocks()).hasSize(2);
    assertThat(then.blocks()).hasSize(1);
    then.inlineBefore(target);
    assertThat(otherwise.blocks()).hasSize(3);
    assertThat(then.blocks()).isEmpty();
    refused(() -> otherwise.inlineBefore(target), "another region");
    refused(() -> body.region().cloneBefore(target), "another region");
  }

  @Test
  void movesBlocks() {
    Block second = body.region().append();
    Block third = body.region().append();
    third.moveBefore(second);
    assertThat(body.region().blocks()).containsExactly(body, third, second);
    third.moveBefore(third);
    Block then = find("scf.if").firstRegion().orElseThrow().blocks().getFirst();
    refused(() -> body.moveBefore(then), "in the block itself");
    second.moveBefore(then);
    assertThat(then.region().blocks()).containsExactly(second, then);
  }

  @Test
  void theDriverHearsOfChangesInPatterns() {
    Operation function = Programs.function(module, "f");
    Pattern hoist =
        pattern(
            "scf.if",
            choice -> {
              if (choice.attribute("seen").isPresent()) {
                return false;
              }
              choice.setAttribute("seen", choice.context().attributes().unit());
              Operation first =
                  choice.firstRegion().orElseThrow().blocks().getFirst().operations().getFirst();
              first.move(InsertionPoint.before(choice));
              Operation copy = first.clone(InsertionPoint.after(first));
              first.replaceAllUsesWith(copy);
              first.move(InsertionPoint.after(copy));
              Region region = choice.regions().getLast();
              Block only = region.blocks().getFirst();
              Block added =
                  region.insertBefore(only, LocationAttr.unknown(choice.context()), List.of());
              only.moveBefore(added);
              added.erase();
              return true;
            });
    PassResult result =
        Patterns.applyGreedily(
            function,
            List.of(hoist),
            GreedyOptions.DEFAULT.with(GreedyOptions.RegionSimplification.DISABLED));
    assertThat(result).isInstanceOf(PassResult.Ok.class);
    assertThat(module.verify()).isEmpty();
    assertThat(find("arith.subf").parent()).contains(Programs.function(module, "f"));
  }

  @Test
  void theDriversDefaultsAreMlirs() {
    GreedyOptions mlir = GreedyOptions.ofMlir();
    assertThat(mlir.maxRounds()).isEqualTo(10);
    assertThat(mlir.maxRewrites()).isEqualTo(-1);
    assertThat(mlir.order()).isEqualTo(GreedyOptions.Order.BOTTOM_UP);
    assertThat(GreedyOptions.DEFAULT)
        .isEqualTo(
            new GreedyOptions(
                mlir.maxRounds(),
                100_000,
                GreedyOptions.Order.TOP_DOWN,
                mlir.folding(),
                mlir.strictness(),
                mlir.simplification(),
                mlir.constants()));
    GreedyOptions other =
        new GreedyOptions(3, 7, GreedyOptions.Order.BOTTOM_UP, GreedyOptions.Folding.OFF)
            .with(GreedyOptions.Strictness.EXISTING_OPS)
            .with(GreedyOptions.RegionSimplification.NORMAL)
            .with(GreedyOptions.ConstantCse.OFF);
    assertThat(GreedyOptions.ofNative(other.toNative())).isEqualTo(other);
  }

  @Test
  void strictnessKeepsTheDriverFromNewOperations() {
    Operation function = Programs.function(module, "f");
    Pattern grow =
        pattern(
            "arith.mulf",
            operation -> {
              if (operation.attribute("old").isPresent()) {
                return false;
              }
              Operation copy = operation.clone(InsertionPoint.before(operation));
              operation.setAttribute("old", operation.context().attributes().unit());
              Operation.builder("arith.negf")
                  .operands(copy.results().getFirst())
                  .insert(InsertionPoint.before(operation));
              return true;
            });
    PassResult result =
        Patterns.applyGreedily(
            function,
            List.of(grow),
            new GreedyOptions(4, 50, GreedyOptions.Order.TOP_DOWN, GreedyOptions.Folding.OFF)
                .with(GreedyOptions.Strictness.EXISTING_OPS));
    assertThat(result).isInstanceOf(PassResult.Ok.class);
    assertThat(module.operation().walk().filter(op -> op.name().equals("arith.mulf")))
        .hasSizeLessThanOrEqualTo(2);
  }

  private static Pattern pattern(String root, Predicate<Operation> rewrite) {
    return new Pattern() {
      @Override
      public String root() {
        return root;
      }

      @Override
      public boolean matchAndRewrite(Operation operation) {
        return rewrite.test(operation);
      }
    };
  }

  private static void refused(Runnable action, String why) {
    assertThatThrownBy(action::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
