package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is called back from native code, on many threads with a context each. */
final class HandlesStressTest {
  private static final int THREADS = 4;
  private static final int ROUNDS = 15;

  private static final String TEXT =
      """
      func.func @f(%x: f32, %y: f32) -> f32 {
        %a = arith.addf %x, %y : f32
        %b = arith.addf %a, %y : f32
        return %b : f32
      }
      """;

  private static final String PATTERN =
      """
      pdl.pattern : benefit(1) {
        %type = pdl.type
        %x = pdl.operand
        %y = pdl.operand
        %add = pdl.operation "arith.addf"(%x, %y : !pdl.value, !pdl.value) -> (%type : !pdl.type)
        pdl.apply_native_constraint "always"(%x : !pdl.value)
        pdl.rewrite %add {
          %mul = pdl.operation "arith.mulf"(%x, %y : !pdl.value, !pdl.value) -> (%type : !pdl.type)
          pdl.replace %add with %mul
        }
      }
      """;

  /** Counts operations and keeps its warnings to itself. */
  record Counting() implements JavaPass {
    @Override
    public void run(Operation operation, PassRun run) {
      try (DiagnosticScope scope = DiagnosticScope.open(operation.context())) {
        run.warn(operation, "for the scope");
        run.count("warnings", scope.diagnostics().size());
      }
    }
  }

  @Test
  void threadsDoNotDisturbEachOther() throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Integer>> all =
          IntStream.range(0, THREADS)
              .mapToObj(_ -> threads.submit(HandlesStressTest::work))
              .toList();
      for (Future<Integer> one : all) {
        assertThat(one.get()).isEqualTo(ROUNDS);
      }
    }
  }

  private static int work() {
    int rounds = 0;
    try (MlirContext context = MlirContext.create();
        MlirModule pattern = Programs.parse(context, PATTERN)) {
      PdlPatterns patterns =
          PdlPatterns.of(pattern).constraint("always", _ -> Optional.of(List.of()));
      for (int i = 0; i < ROUNDS; i++) {
        try (MlirModule module = Programs.parse(context, TEXT)) {
          round(context, module, patterns);
          rounds++;
        }
      }
    }
    return rounds;
  }

  private static void round(MlirContext context, MlirModule module, PdlPatterns patterns) {
    PassResult applied =
        Patterns.applyGreedily(Programs.function(module, "f"), patterns, GreedyOptions.DEFAULT);
    assertThat(applied).isInstanceOf(PassResult.Ok.class);
    try (PassManager manager = PassManager.on(context, "builtin.module")) {
      manager.nest("func.func").add(new Counting()).add(Transform.CANONICALIZE);
      assertThat(manager.run(module.operation()))
          .isInstanceOfSatisfying(PassResult.Ok.class, ok -> assertThat(ok.warnings()).isEmpty());
      assertThat(manager.statistics().getFirst().value()).isEqualTo(1);
    }
    try (AsmState state = AsmState.of(Programs.function(module, "f"))) {
      assertThat(state.print(module.operation()).split("arith.mulf", -1)).hasSize(3);
    }
    assertThat(module.bytecode(6)).isNotEmpty();
  }
}
