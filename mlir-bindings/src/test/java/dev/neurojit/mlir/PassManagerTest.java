package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pass managers put together piece by piece. */
final class PassManagerTest {
  private static final String TEXT =
      """
      func.func @f(%x: i32) -> i32 {
        %a = arith.addi %x, %x : i32
        %b = arith.addi %x, %x : i32
        %c = arith.muli %a, %b : i32
        return %c : i32
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

  private long count(String name) {
    return module.operation().walk().filter(op -> op.name().equals(name)).count();
  }

  /** Counts the operations in what it runs on. */
  record CountOps(String anchor, boolean failing) implements JavaPass {
    @Override
    public void run(Operation operation, PassRun run) {
      run.count("ops", operation.walk().count());
      if (failing) {
        run.fail(operation, "it has to fail");
      }
    }
  }

  /** Throws. */
  record Throwing() implements JavaPass {
    @Override
    public void run(Operation operation, PassRun run) {
      throw new UnsupportedOperationException("no");
    }
  }

  @Test
  void runsNestedPasses() {
    try (PassManager manager = PassManager.on(context, "builtin.module")) {
      manager.nest("func.func").add(Transform.CSE).add(new CountOps("func.func", false));
      manager.add(Transform.SYMBOL_DCE);
      assertThat(manager).hasToString("builtin.module(func.func(cse,count-ops),symbol-dce)");
      Operation root = module.operation();
      assertThat(manager.run(root)).isInstanceOf(PassResult.Ok.class);
      assertThat(root.isAlive()).isTrue();
      assertThat(count("arith.addi")).isEqualTo(1);
      assertThat(manager.statistics()).containsExactly(new PassStatistic("count-ops", "ops", 4));
      assertThat(manager.run(root)).isInstanceOf(PassResult.Ok.class);
      assertThat(manager.statistics().getFirst().value()).isEqualTo(8);
    }
  }

  @Test
  void everyTransformCanBeAdded() {
    try (PassManager manager = PassManager.create(context)) {
      for (Transform transform : Transform.values()) {
        manager.add(transform);
        manager.nest("func.func").add(transform);
      }
      assertThat(manager.toString())
          .contains("canonicalize")
          .contains("mem2reg")
          .contains("func.func(");
    }
  }

  @Test
  void takesPassesFromTexts() {
    try (PassManager manager = PassManager.on(context, "builtin.module")) {
      assertThat(manager.parse("builtin.module(func.func(canonicalize,cse))")).isEmpty();
      assertThat(manager.passes().add("symbol-dce,func.func(sccp)")).isEmpty();
      assertThat(manager.nest("func.func").nest("scf.for").add("canonicalize")).isEmpty();
      assertThat(manager.toString()).contains("symbol-dce").contains("scf.for(canonicalize");
      assertThat(manager.run(module.operation())).isInstanceOf(PassResult.Ok.class);
      assertThat(count("arith.addi")).isEqualTo(1);
      assertThat(manager.passes().add("no-such-pass"))
          .singleElement()
          .satisfies(why -> assertThat(why.message()).contains("no-such-pass"));
      assertThat(manager.parse("func.func(")).isNotEmpty();
      assertThat(manager.parse("")).isNotEmpty();
    }
  }

  @Test
  void reportsFailures() {
    try (PassManager manager = PassManager.on(context, "builtin.module")) {
      manager.nest("func.func").add(new CountOps("", true));
      assertThat(manager.run(module.operation()))
          .isInstanceOfSatisfying(
              PassResult.Failed.class,
              failed ->
                  assertThat(failed.diagnostics().getFirst().message())
                      .isEqualTo("it has to fail"));
    }
    try (PassManager manager = PassManager.on(context, "func.func")) {
      assertThat(manager.run(module.operation())).isInstanceOf(PassResult.Failed.class);
    }
    try (PassManager manager = PassManager.create(context)) {
      manager.add(new Throwing());
      Operation root = module.operation();
      assertThatThrownBy(() -> manager.run(root)).isInstanceOf(UnsupportedOperationException.class);
      assertThat(root.isAlive()).isTrue();
    }
  }

  @Test
  void runsOnAFunction() {
    Operation function = Programs.function(module, "f");
    Operation add =
        function.walk().filter(op -> op.name().equals("arith.addi")).findFirst().orElseThrow();
    try (PassManager manager = PassManager.on(context, "func.func")) {
      manager.add(Transform.CSE).skipVerifier();
      assertThat(manager.run(function)).isInstanceOf(PassResult.Ok.class);
    }
    assertThat(function.isAlive()).isTrue();
    assertThat(add.isAlive()).isFalse();
    assertThat(count("arith.addi")).isEqualTo(1);
  }

  @Test
  void printsIrIntoATree(@TempDir Path folder) throws IOException {
    try (PassManager manager = PassManager.on(context, "builtin.module")) {
      manager.nest("func.func").add(Transform.CSE);
      manager.printIrTo(
          folder,
          Set.of(PipelineFeature.PRINT_BEFORE, PipelineFeature.PRINT_AFTER),
          Printing.of(PrintFlag.GENERIC));
      assertThat(manager.run(module.operation())).isInstanceOf(PassResult.Ok.class);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> texts = files.filter(Files::isRegularFile).map(PassManagerTest::read).toList();
      assertThat(texts).isNotEmpty().allMatch(text -> text.contains("\"arith.muli\""));
    }
  }

  @Test
  void theJvmKeepsItsSignalsWhenMlirOpensFiles(@TempDir Path folder) {
    String pass = "snapshot-op-locations{filename=%s}".formatted(folder.resolve("a.mlir"));
    assertThat(Pipeline.run(module, "builtin.module(" + pass + ")"))
        .isInstanceOf(PassResult.Ok.class);
    assertThat(folder.resolve("a.mlir")).exists();
    int sum = 0;
    for (int i = 0; i < 300_000; i++) {
      sum += lengthOf("x");
    }
    assertThat(sum).isEqualTo(300_000);
    // Compiled code finds the null by a SIGSEGV.
    assertThatThrownBy(PassManagerTest::lengthOfNull).isInstanceOf(NullPointerException.class);
  }

  private static int lengthOf(CharSequence text) {
    return text.length();
  }

  @SuppressWarnings("NullAway") // that is the point
  private static int lengthOfNull() {
    return lengthOf(null);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void refusesMisuse() throws InterruptedException {
    PassManager manager = PassManager.on(context, "builtin.module");
    assertThatThrownBy(() -> manager.add(new CountOps("func.func", false)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Pass count-ops runs on func.func, not on builtin.module.");
    assertThatThrownBy(() -> manager.nest(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(context::close).isInstanceOf(IllegalStateException.class);
    try (MlirContext other = MlirContext.create();
        MlirModule foreign = Programs.parse(other, "")) {
      assertThatThrownBy(() -> manager.run(foreign.operation()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(Programs.thrownElsewhere(() -> manager.add(Transform.CSE)))
        .isInstanceOf(WrongThreadException.class);
    OpPassManager nested = manager.nest("func.func");
    manager.close();
    manager.close();
    assertThatThrownBy(() -> nested.add(Transform.CSE)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> manager.run(module.operation()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The pass manager is closed.");
    assertThatThrownBy(nested::toString).isInstanceOf(IllegalStateException.class);
  }

  /** Does to its own manager what it must not. */
  record Meddling(PassManager manager) implements JavaPass {
    @Override
    public void run(Operation operation, PassRun run) {
      assertThatThrownBy(manager::close).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> manager.add(Transform.CSE))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> manager.run(operation)).isInstanceOf(IllegalStateException.class);
      run.count("refused", 3);
    }
  }

  @Test
  void aRunningManagerIsNotChanged() {
    try (PassManager manager = PassManager.create(context)) {
      manager.add(new Meddling(manager));
      assertThat(manager.run(module.operation())).isInstanceOf(PassResult.Ok.class);
      assertThat(manager.statistics()).containsExactly(new PassStatistic("meddling", "refused", 3));
    }
  }
}
