package dev.neurojit.mlir.passes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.mlir.JavaPass;
import dev.neurojit.mlir.Location;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.PassResult;
import dev.neurojit.mlir.PassStatistic;
import dev.neurojit.mlir.Pipeline;
import dev.neurojit.mlir.PipelineOptions;
import dev.neurojit.mlir.testing.filecheck.FileCheck;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example passes do what they say. */
final class PassesTest {
  private record Done(PassResult result, String text, List<PassStatistic> statistics) {}

  private static Done run(String program, String passes) {
    PipelineOptions options = PipelineOptions.DEFAULT.with(Passes.ALL.toArray(JavaPass[]::new));
    try (MlirContext context = MlirContext.create()) {
      if (!(context.parse("p.mlir", program) instanceof Parsed.Ok(MlirModule module, var _))) {
        throw new AssertionError("does not parse");
      }
      try (module) {
        if (!(Pipeline.parse(context, passes, options)
            instanceof Pipeline.Parsed.Ok(Pipeline pipeline))) {
          throw new AssertionError("no pipeline");
        }
        try (pipeline) {
          PassResult result = pipeline.run(module);
          assertThat(module.operation().walk().map(Operation::name)).isNotEmpty();
          return new Done(result, module.print(), pipeline.statistics());
        }
      }
    }
  }

  @Test
  void strengthReduction() {
    Done done =
        run(
            """
            func.func @f(%a: f32) -> f32 {
              %two = arith.constant 2.0 : f32
              %three = arith.constant 3.0 : f32
              %x = arith.mulf %two, %a : f32
              %y = arith.mulf %x, %three : f32
              return %y : f32
            }
            """,
            "builtin.module(func.func(strength-reduction))");
    assertThat(done.result()).isInstanceOf(PassResult.Ok.class);
    assertThat(done.text()).contains("arith.addf %arg0, %arg0").contains("arith.mulf");
    assertThat(done.text()).doesNotContain("2.0");
    assertThat(done.statistics())
        .containsExactly(new PassStatistic("strength-reduction", "multiplications replaced", 1));
  }

  private static final String UNUSED =
      """
      func.func @f(%a: f32, %b: f32) -> f32 {
        return %b : f32
      }
      func.func private @g(f32)\
      """;

  @Test
  void unusedArguments() {
    Done done = run(UNUSED, "builtin.module(func.func(unused-arguments))");
    assertThat(done.result())
        .isInstanceOfSatisfying(
            PassResult.Ok.class,
            ok ->
                assertThat(ok.warnings())
                    .extracting(MlirDiagnostic::message, MlirDiagnostic::location)
                    .containsExactly(
                        org.assertj.core.api.Assertions.tuple(
                            "argument 0 is never used", Location.point("p.mlir", 1, 1))));
    assertThat(done.statistics())
        .containsExactly(
            new PassStatistic("unused-arguments", "functions seen", 2),
            new PassStatistic("unused-arguments", "unused arguments", 1));
    assertThat(run(UNUSED, "builtin.module(func.func(unused-arguments{strict}))").result())
        .isInstanceOf(PassResult.Failed.class);
  }

  private static final String LOOP =
      """
      func.func @f(%n: index, %x: f32) -> f32 {
        %z = arith.constant 0 : index
        %o = arith.constant 1 : index
        %r = scf.for %i = %z to %n step %o iter_args(%s = %x) -> f32 {
          %t = arith.addf %s, %x : f32
          scf.yield %t : f32
        }
        return %r : f32
      }
      """;

  @Test
  void loopFuel() {
    Done done = run(LOOP, "builtin.module(func.func(scf-for-to-while),loop-fuel{tick=more})");
    assertThat(done.result()).isInstanceOf(PassResult.Ok.class);
    assertThat(done.text())
        .contains("func.func private @more() -> i1", "call @more() : () -> i1", "arith.andi");
    assertThat(done.statistics()).containsExactly(new PassStatistic("loop-fuel", "loops", 1));
    assertThat(run(LOOP, "builtin.module(loop-fuel)").result())
        .isInstanceOfSatisfying(
            PassResult.Failed.class,
            failed ->
                assertThat(failed.diagnostics().getFirst().message()).contains("scf-for-to-while"));
  }

  @Test
  void loopFuelOnBranches() {
    Done done = run(LOOP, "builtin.module(convert-scf-to-cf,loop-fuel{tick=more})");
    assertThat(done.result()).isInstanceOf(PassResult.Ok.class);
    assertThat(done.statistics()).containsExactly(new PassStatistic("loop-fuel", "loops", 1));
    assertThat(FileCheck.check(FUELED, done.text())).isEqualTo(new FileCheck.Result.Passed());
  }

  private static final String FUELED =
      """
      CHECK: func.func private @more() -> i1
      CHECK: cf.br ^[[HEADER:bb[0-9]+]](
      CHECK: cf.br ^[[QUESTION:bb[0-9]+]]([[ARGS:.*]] :
      CHECK: ^[[QUESTION]]([[A:%[0-9]+]]: index, [[B:%[0-9]+]]: f32):
      CHECK-NEXT: [[FUEL:%.*]] = call @more() : () -> i1
      CHECK-NEXT: cf.cond_br [[FUEL]], ^[[HEADER]]([[A]], [[B]] : index, f32), ^[[DRY:bb[0-9]+]]
      CHECK: ^[[DRY]]:
      CHECK-NEXT: [[ZERO:%.*]] = arith.constant 0.000000e+00 : f32
      CHECK-NEXT: return [[ZERO]] : f32
      """;

  @Test
  void loopFuelNeedsAZeroToReturn() {
    String endless =
        """
        func.func @f(%v: vector<4xf32>) -> vector<4xf32> {
          cf.br ^a
        ^a:
          cf.br ^a
        }
        """;
    assertThat(run(endless, "builtin.module(loop-fuel)").result())
        .isInstanceOfSatisfying(
            PassResult.Failed.class,
            failed ->
                assertThat(failed.diagnostics().getFirst().message()).contains("knows no zero"));
  }

  @Test
  void loopFuelLeavesWhatHasNoLoop() {
    String diamond =
        """
        func.func @f(%c: i1) -> i32 {
          %z = arith.constant 7 : i32
          cf.cond_br %c, ^a, ^b
        ^a:
          cf.br ^b
        ^b:
          return %z : i32
        }
        """;
    Done done = run(diamond, "builtin.module(loop-fuel)");
    assertThat(done.text()).doesNotContain("neurojit_tick");
    assertThat(done.statistics()).containsExactly(new PassStatistic("loop-fuel", "loops", 0));
  }
}
