package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever is done to views, the JVM lives and the caller hears of it. */
final class MisuseTest {
  private static final String TEXT =
      """
      func.func @f(%n: index, %x: f32) -> f32 {
        %z = arith.constant 0 : index
        %o = arith.constant 1 : index
        %r = scf.for %i = %z to %n step %o iter_args(%s = %x) -> f32 {
          %t = arith.addf %s, %x : f32
          %u = arith.mulf %t, %t : f32
          scf.yield %t : f32
        }
        %v = arith.subf %x, %x : f32
        return %r : f32
      }
      """;

  private static final List<Consumer<Operation>> READS =
      List.of(
          Operation::name,
          Operation::operands,
          Operation::results,
          Operation::regions,
          Operation::attributes,
          Operation::location,
          Operation::parent,
          Operation::block,
          Operation::next,
          Operation::verify,
          op -> assertThat(op.toString()).isNotNull(),
          Operation::erase,
          op -> op.attribute("value"),
          op -> assertThat(op.walk().toList()).isNotNull(),
          op -> op.setOperands(List.of()),
          op -> op.removeAttribute("value"),
          op -> op.replaceWith(List.of()),
          op -> op.move(InsertionPoint.before(op)),
          op -> op.clone(InsertionPoint.before(op)),
          op -> op.cloneWithoutRegions(InsertionPoint.before(op)),
          op -> op.replaceAllUsesWith(List.of()),
          op -> op.replaceAllUsesWith(op),
          op -> op.discardableAttributes().all(),
          op -> op.inherentAttributes().get("value"),
          op -> op.isA(OpInterface.INFER_TYPE),
          op -> op.print(Printing.of(PrintFlag.GENERIC)),
          Operation::typeId,
          Operation::firstRegion,
          AsmState::of,
          SymbolTable::of);

  /** Views of all that is in a module. */
  private record Views(
      List<Operation> operations, List<Block> blocks, List<Region> regions, List<Value> values) {
    static Views of(MlirModule module) {
      Views all =
          new Views(
              new ArrayList<>(module.operation().walk().toList()),
              new ArrayList<>(),
              new ArrayList<>(),
              new ArrayList<>());
      for (Operation operation : all.operations) {
        all.values.addAll(operation.results());
        for (Region region : operation.regions()) {
          all.regions.add(region);
          for (Block block : region.blocks()) {
            all.blocks.add(block);
            all.values.addAll(block.arguments());
          }
        }
      }
      return all;
    }

    void allRaise(Class<? extends Throwable> type) {
      for (Operation operation : operations) {
        READS.forEach(read -> assertThatThrownBy(() -> read.accept(operation)).isInstanceOf(type));
      }
      blocks.forEach(block -> assertThatThrownBy(block::operations).isInstanceOf(type));
      blocks.forEach(block -> assertThatThrownBy(block::erase).isInstanceOf(type));
      blocks.forEach(block -> assertThatThrownBy(block::toString).isInstanceOf(type));
      blocks.forEach(block -> assertThatThrownBy(() -> block.moveBefore(block)).isInstanceOf(type));
      regions.forEach(region -> assertThatThrownBy(region::blocks).isInstanceOf(type));
      regions.forEach(region -> assertThatThrownBy(region::next).isInstanceOf(type));
      regions.forEach(region -> assertThatThrownBy(region::append).isInstanceOf(type));
      values.forEach(value -> assertThatThrownBy(value::type).isInstanceOf(type));
      values.forEach(value -> assertThatThrownBy(value::isOpResult).isInstanceOf(type));
      values.forEach(value -> assertThatThrownBy(value::uses).isInstanceOf(type));
    }
  }

  @Test
  void afterClose() {
    MlirContext context = MlirContext.create();
    MlirModule module = Programs.parse(context, TEXT);
    Views views = Views.of(module);
    Type type = context.types().f32();
    module.close();
    module.close();
    views.allRaise(IllegalStateException.class);
    assertThatThrownBy(module::operation).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(module::body).isInstanceOf(IllegalStateException.class);
    assertThat(type.isF32()).isTrue();
    context.close();
    context.close();
    views.allRaise(IllegalStateException.class);
    assertThatThrownBy(type::isF32).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void afterAPassRun() {
    try (MlirContext context = MlirContext.create();
        MlirModule module = Programs.parse(context, TEXT)) {
      Views views = Views.of(module);
      assertThat(Pipeline.run(module, "builtin.module(func.func(canonicalize,cse))"))
          .isInstanceOf(PassResult.Ok.class);
      views.allRaise(IllegalStateException.class);
      assertThat(views.operations()).noneMatch(Operation::isAlive);
      Views fresh = Views.of(module);
      assertThat(fresh.operations()).allMatch(Operation::isAlive);
    }
  }

  @Test
  void onOtherThreads() throws InterruptedException {
    try (MlirContext context = MlirContext.create();
        MlirModule module = Programs.parse(context, TEXT)) {
      Views views = Views.of(module);
      Throwable thrown = Programs.thrownElsewhere(() -> views.allRaise(WrongThreadException.class));
      assertThat(thrown).isNull();
      assertThat(module.verify()).isEmpty();
    }
  }

  @Test
  void acrossModulesAndContexts() {
    try (MlirContext context = MlirContext.create();
        MlirContext other = MlirContext.create();
        MlirModule module = Programs.parse(context, TEXT);
        MlirModule sibling = Programs.parse(context, TEXT);
        MlirModule stranger = Programs.parse(other, TEXT)) {
      Views mine = Views.of(module);
      Operation add = find(mine, "arith.addf");
      for (MlirModule foreign : List.of(sibling, stranger)) {
        mixesRaise(add, Views.of(foreign));
      }
      Attribute unit = other.attributes().unit();
      Type foreign = other.types().f32();
      assertThatThrownBy(() -> add.setAttribute("x", unit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Parts of different MLIR contexts cannot be mixed.");
      assertThatThrownBy(() -> add.setLocation(LocationAttr.unknown(other)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> context.types().vector(foreign, 2))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> context.attributes().array(List.of(unit)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(module.verify()).isEmpty();
    }
  }

  private static void mixesRaise(Operation add, Views theirs) {
    Operation there = find(theirs, "arith.addf");
    Value value = there.operands().getFirst();
    Block block = there.block().orElseThrow();
    List<Runnable> mixes =
        List.of(
            () -> add.setOperand(0, value),
            () -> add.setOperands(List.of(value, value)),
            () -> add.replaceUsesOf(value, value),
            () -> add.results().getFirst().replaceAllUsesWith(value),
            () -> add.replaceWith(value),
            () -> add.move(InsertionPoint.before(there)),
            () -> add.clone(InsertionPoint.atEnd(block)),
            () -> add.isBefore(there),
            () -> add.isAncestorOf(there),
            () -> add.block().orElseThrow().mergeInto(block, List.of()),
            () -> Operation.builder("arith.negf").operands(value).insert(InsertionPoint.after(add)),
            () -> Operation.builder("cf.br").successors(block).insert(InsertionPoint.after(add)));
    assertThat(mixes)
        .allSatisfy(
            mix -> assertThatThrownBy(mix::run).isInstanceOf(IllegalArgumentException.class));
  }

  private static Operation find(Views views, String name) {
    return views.operations().stream().filter(o -> o.name().equals(name)).findFirst().orElseThrow();
  }

  /** Random edits: what is dead raises, what lives reads, and the module closes well. */
  @Test
  void underRandomEdits() {
    Random random = new Random(42);
    for (int round = 0; round < 60; round++) {
      try (MlirContext context = MlirContext.create();
          MlirModule module = Programs.parse(context, TEXT)) {
        Views views = Views.of(module);
        for (int step = 0; step < 60; step++) {
          edit(random, views);
        }
        views.operations().forEach(MisuseTest::deadOrReadable);
        views.values().forEach(value -> assertThat(value.hashCode()).isEqualTo(value.hashCode()));
        assertThat(module.print()).contains("module").isNotEqualTo(TEXT);
      }
    }
  }

  private static void edit(Random random, Views views) {
    Operation one = views.operations().get(random.nextInt(views.operations().size()));
    Operation two = views.operations().get(random.nextInt(views.operations().size()));
    Value value = views.values().get(random.nextInt(views.values().size()));
    Block block = views.blocks().get(random.nextInt(views.blocks().size()));
    try {
      switch (random.nextInt(9)) {
        case 0 -> one.erase();
        case 1 -> one.move(InsertionPoint.before(two));
        case 2 -> one.move(InsertionPoint.atEnd(block));
        case 3 -> views.operations().add(one.clone(InsertionPoint.after(two)));
        case 4 -> one.replaceWith(value);
        case 5 -> value.replaceAllUsesWith(views.values().getFirst());
        case 6 -> one.setOperand(0, value);
        case 7 -> block.eraseArgument(random.nextInt(3));
        default -> block.erase();
      }
    } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static void deadOrReadable(Operation operation) {
    if (operation.isAlive()) {
      assertThat(operation.name()).contains(".");
      operation.operands().forEach(operand -> assertThat(operand.type()).isNotNull());
    } else {
      READS.forEach(read ->
          assertThatThrownBy(() -> read.accept(operation))
              .isInstanceOf(IllegalStateException.class));
    }
  }
}
