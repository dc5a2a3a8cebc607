package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Passes in Java within native pipelines. */
final class JavaPassTest {
  private static final String TEXT =
      """
      func.func @f(%a: f32) -> f32 {
        %c = arith.constant 2.0 : f32
        %m = arith.mulf %a, %c : f32
        return %m : f32
      }
      func.func private @g()\
      """;

  enum Mode {
    SLOW,
    VERY_FAST
  }

  record Probe(int limit, String name, boolean on, double ratio, Mode mode) implements JavaPass {
    static final Probe DEFAULT = new Probe(7, "none", false, 0.5, Mode.SLOW);
    static final List<Probe> SEEN = new ArrayList<>();

    @Override
    public void run(Operation operation, PassRun run) {
      SEEN.add(this);
      run.count("runs", 1);
    }
  }

  /** Does what the test says. */
  record Does(BiConsumer<Operation, PassRun> what) implements JavaPass {
    @Override
    public void run(Operation operation, PassRun run) {
      what.accept(operation, run);
    }
  }

  private final MlirContext context = MlirContext.create();
  private final MlirModule module = Programs.parse(context, TEXT);

  @AfterEach
  void close() {
    module.close();
    context.close();
  }

  private Pipeline pipeline(String text, PipelineOptions options) {
    return switch (Pipeline.parse(context, text, options)) {
      case Pipeline.Parsed.Ok(Pipeline pipeline) -> pipeline;
      case Pipeline.Parsed.Failed(List<MlirDiagnostic> why) -> throw new AssertionError(why);
    };
  }

  private PassResult run(String text, BiConsumer<Operation, PassRun> what) {
    try (Pipeline pipeline = pipeline(text, PipelineOptions.DEFAULT.with(new Does(what)))) {
      return pipeline.run(module);
    }
  }

  @Test
  void runsNestedWithOptionsAndStatistics() {
    Probe.SEEN.clear();
    String text =
        "builtin.module(func.func(canonicalize,probe{limit=3 name='a b' on mode=very-fast},cse),"
            + "probe{ratio=2.5 on=false})";
    try (Pipeline pipeline = pipeline(text, PipelineOptions.DEFAULT.with(Probe.DEFAULT))) {
      assertThat(pipeline.run(module)).isInstanceOf(PassResult.Ok.class);
      Probe nested = new Probe(3, "a b", true, 0.5, Mode.VERY_FAST);
      assertThat(Probe.SEEN)
          .containsExactly(nested, nested, new Probe(7, "none", false, 2.5, Mode.SLOW));
      assertThat(pipeline.statistics()).containsExactly(new PassStatistic("probe", "runs", 3));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          probe{limits=3} | probe has no option 'limits'; it has limit (int), name (String), on (boolean), ratio (double), mode (Mode)
          probe{limit=x}  | probe takes a value of type int for 'limit', not 'x'
          probe{on=maybe} | probe takes a value of type boolean for 'on', not 'maybe'
          probe{mode=no}  | probe takes one of [SLOW, VERY_FAST] for 'mode', not 'no'
          probe{on on}    | probe is given the option 'on' twice
          """)
  void wrongOptionsAreReported(String pass, String message) {
    assertThat(
            Pipeline.parse(
                context,
                "builtin.module(" + pass + ")",
                PipelineOptions.DEFAULT.with(Probe.DEFAULT)))
        .isEqualTo(
            new Pipeline.Parsed.Failed(List.of(MlirDiagnostic.error(message, Location.UNKNOWN))));
  }

  @Test
  void unknownPassesAreStillReported() {
    assertThat(
            Pipeline.parse(
                context, "builtin.module(prob)", PipelineOptions.DEFAULT.with(Probe.DEFAULT)))
        .isInstanceOf(Pipeline.Parsed.Failed.class);
    assertThat(Pipeline.parse(context, "builtin.module(neurojit-java)"))
        .isInstanceOf(Pipeline.Parsed.Failed.class);
  }

  @Test
  void failsWithItsDiagnostic() {
    PassResult result = run("builtin.module(func.func(does))", (op, run) -> run.fail(op, "no"));
    assertThat(result)
        .isInstanceOfSatisfying(
            PassResult.Failed.class,
            failed ->
                assertThat(failed.diagnostics())
                    .containsExactly(
                        MlirDiagnostic.error("no", Location.point("test.mlir", 1, 1)),
                        MlirDiagnostic.error("no", Location.point("test.mlir", 6, 1))));
  }

  @Test
  void warnsAndRemarks() {
    PassResult result =
        run(
            "builtin.module(does)",
            (op, run) -> {
              run.warn(op, "w");
              run.remark(op, "r");
            });
    assertThat(result)
        .isInstanceOfSatisfying(
            PassResult.Ok.class,
            ok ->
                assertThat(ok.warnings())
                    .extracting(MlirDiagnostic::severity)
                    .containsExactly(Severity.WARNING, Severity.REMARK));
  }

  @Test
  void invalidIrIsFoundByTheVerifier() {
    BiConsumer<Operation, PassRun> spoil =
        (op, _) ->
            op.walk()
                .filter(o -> o.name().equals("func.return"))
                .toList()
                .getFirst()
                .setOperands(List.of());
    assertThat(run("builtin.module(does)", spoil)).isInstanceOf(PassResult.Failed.class);
  }

  @Test
  void exceptionsComeOutAfterwards() {
    RuntimeException mine = new RuntimeException("mine");
    List<String> ran = new ArrayList<>();
    assertThatThrownBy(() ->
            run(
                "builtin.module(func.func(does),does)",
                (op, _) -> {
                  ran.add(op.name());
                  throw mine;
                }))
        .isSameAs(mine);
    assertThat(ran).containsExactly("func.func");
    assertThatThrownBy(() -> run("builtin.module(does)", (_, _) -> throwStackOverflow(0)))
        .isInstanceOf(StackOverflowError.class);
    assertThat(run("builtin.module(cse)", (_, _) -> {})).isInstanceOf(PassResult.Ok.class);
    assertThat(module.verify()).isEmpty();
  }

  @SuppressWarnings("InfiniteRecursion")
  private static int throwStackOverflow(int depth) {
    return throwStackOverflow(depth + 1) + 1;
  }

  @Test
  void misuseInAPassRaises() {
    AtomicReference<Operation> kept = new AtomicReference<>();
    List<Class<?>> raised = new ArrayList<>();
    Pipeline[] self = new Pipeline[1];
    BiConsumer<Operation, PassRun> misuse =
        (op, _) -> {
          if (op.name().equals("builtin.module")) {
            kept.set(op.walk().skip(1).findFirst().orElseThrow());
            return;
          }
          List<Runnable> wrong =
              List.of(
                  () -> kept.get().name(),
                  op::erase,
                  () -> op.parent().orElseThrow().erase(),
                  module::close,
                  context::close,
                  self[0]::close,
                  () -> self[0].run(module));
          for (Runnable action : wrong) {
            try {
              action.run();
            } catch (RuntimeException e) {
              raised.add(e.getClass());
            }
          }
        };
    try (Pipeline pipeline =
        pipeline(
            "builtin.module(does,func.func(does))",
            PipelineOptions.DEFAULT.with(new Does(misuse)))) {
      self[0] = pipeline;
      assertThat(pipeline.run(module)).isInstanceOf(PassResult.Ok.class);
    }
    assertThat(raised).hasSize(14);
    assertThatThrownBy(() -> kept.get().name()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void printsIr() {
    List<String> printed = new ArrayList<>();
    PipelineOptions options =
        PipelineOptions.DEFAULT
            .with(Probe.DEFAULT)
            .with(PipelineFeature.PRINT_BEFORE, PipelineFeature.PRINT_AFTER)
            .printingTo(printed::add);
    try (Pipeline pipeline = pipeline("builtin.module(probe,cse)", options)) {
      assertThat(pipeline.run(module)).isInstanceOf(PassResult.Ok.class);
    }
    assertThat(printed).hasSize(1);
    assertThat(printed.getFirst())
        .contains("IR Dump Before probe", "IR Dump After", "cse", "func.func @f");
  }

  @Test
  void takesTimes() {
    try (Pipeline pipeline =
        pipeline(
            "builtin.module(func.func(probe),cse)",
            PipelineOptions.DEFAULT.with(Probe.DEFAULT).with(PipelineFeature.TIMING))) {
      assertThat(pipeline.run(module)).isInstanceOf(PassResult.Ok.class);
      assertThat(pipeline.timings())
          .extracting(PassTiming::pass, PassTiming::runs)
          .containsExactly(
              org.assertj.core.api.Assertions.tuple("probe", 2L),
              org.assertj.core.api.Assertions.tuple("cse", 1L));
      assertThat(pipeline.timings()).allMatch(timing -> !timing.total().isNegative());
    }
  }

  @Test
  void unverifiedPipelinesDoNotLook() {
    Does spoil =
        new Does((op, _) ->
            op.walk()
                .filter(o -> o.name().equals("func.return"))
                .toList()
                .getFirst()
                .setOperands(List.of()));
    try (Pipeline pipeline =
        pipeline(
            "builtin.module(does)",
            PipelineOptions.DEFAULT.with(spoil).with(PipelineFeature.UNVERIFIED))) {
      assertThat(pipeline.run(module)).isInstanceOf(PassResult.Ok.class);
    }
    assertThat(module.verify()).isNotEmpty();
  }

  @Test
  void failedRunsLeaveAReproducer(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("repro.mlir");
    PipelineOptions options =
        PipelineOptions.DEFAULT.with(new Does((op, run) -> run.fail(op, "no"))).reproducingTo(file);
    try (Pipeline pipeline = pipeline("builtin.module(canonicalize,does)", options)) {
      assertThat(pipeline.run(module)).isInstanceOf(PassResult.Failed.class);
    }
    assertThat(Files.readString(file))
        .contains("mlir_reproducer", "\"builtin.module(canonicalize,does)\"", "arith.mulf");
    assertThat(context.parse("repro.mlir", Files.readString(file)))
        .isInstanceOfSatisfying(Parsed.Ok.class, ok -> ok.module().close());
  }
}
