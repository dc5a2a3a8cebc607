package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PipelineTest {
  private static final String LOOP =
      """
      func.func @f(%n: index, %x: f32) -> f32 {
        %z = arith.constant 0 : index
        %o = arith.constant 1 : index
        %r = scf.for %i = %z to %n step %o iter_args(%s = %x) -> f32 {
          %t = math.tanh %s : f32
          scf.yield %t : f32
        }
        return %r : f32
      }
      """;

  @Test
  void lowersToTheLlvmDialect() {
    try (MlirContext context = MlirContext.create();
        MlirModule module = Programs.parse(context, LOOP)) {
      assertThat(Pipelines.lowerToLlvm(module)).isInstanceOf(PassResult.Ok.class);
      assertThat(module.operation().walk().map(Operation::name).filter(n -> !n.startsWith("llvm.")))
          .containsExactly("builtin.module");
      assertThat(module.verify()).isEmpty();
    }
  }

  @Test
  void whatDoesNotLowerIsReportedAtItsPlace() {
    String text =
        """
        func.func @f(%t: tensor<4xf32>, %i: index) -> f32 {
          %r = tensor.extract %t[%i] : tensor<4xf32>
          return %r : f32
        }
        """;
    try (MlirContext context = MlirContext.create();
        MlirModule module = Programs.parse(context, text)) {
      assertThat(Pipelines.lowerToLlvm(module))
          .isInstanceOfSatisfying(
              PassResult.Failed.class,
              failed ->
                  assertThat(failed.diagnostics())
                      .extracting(MlirDiagnostic::message, d -> d.location().startLine())
                      .contains(
                          tuple("'tensor.extract' cannot be lowered to the llvm dialect", 2)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "builtin.module(",
        "builtin.module(no-such-pass)",
        "builtin.module(canonicalize{no-such-option=1})",
        "((((",
        "canonicalize)",
      })
  void wrongPipelinesAreReported(String text) {
    try (MlirContext context = MlirContext.create()) {
      assertThat(Pipeline.parse(context, text))
          .isInstanceOfSatisfying(
              Pipeline.Parsed.Failed.class,
              failed ->
                  assertThat(failed.diagnostics())
                      .isNotEmpty()
                      .allSatisfy(d -> assertThat(d.message()).isNotBlank()));
    }
  }

  @Test
  void anUnknownPassIsNamed() {
    try (MlirContext context = MlirContext.create();
        MlirModule module = Programs.parse(context, LOOP)) {
      assertThat(Pipeline.run(module, "builtin.module(no-such-pass)"))
          .isInstanceOfSatisfying(
              PassResult.Failed.class,
              failed ->
                  assertThat(failed.diagnostics().getFirst().message()).contains("no-such-pass"));
      assertThat(module.verify()).isEmpty();
    }
  }

  @Test
  void aPipelineForAnotherOperationIsReported() {
    try (MlirContext context = MlirContext.create();
        MlirModule module = Programs.parse(context, LOOP)) {
      assertThat(Pipeline.run(module, "func.func(canonicalize)"))
          .isInstanceOfSatisfying(
              PassResult.Failed.class,
              failed ->
                  assertThat(failed.diagnostics().getFirst().message()).contains("func.func"));
    }
  }

  @Test
  void runsAgainAndAgain() {
    try (MlirContext context = MlirContext.create();
        Pipeline pipeline = parsed(context, Pipelines.LOWER_TO_LLVM)) {
      for (int i = 0; i < 100; i++) {
        try (MlirModule module = Programs.parse(context, LOOP)) {
          assertThat(pipeline.run(module)).isInstanceOf(PassResult.Ok.class);
        }
      }
    }
  }

  @Test
  void misuseRaises() {
    try (MlirContext context = MlirContext.create();
        MlirContext other = MlirContext.create();
        MlirModule module = Programs.parse(context, LOOP);
        MlirModule foreign = Programs.parse(other, LOOP)) {
      Pipeline pipeline = parsed(context, "builtin.module(cse)");
      assertThatThrownBy(() -> pipeline.run(foreign)).isInstanceOf(IllegalArgumentException.class);
      pipeline.close();
      pipeline.close();
      assertThatThrownBy(() -> pipeline.run(module)).isInstanceOf(IllegalStateException.class);
    }
  }

  private static Pipeline parsed(MlirContext context, String text) {
    return switch (Pipeline.parse(context, text)) {
      case Pipeline.Parsed.Ok(Pipeline pipeline) -> pipeline;
      case Pipeline.Parsed.Failed(List<MlirDiagnostic> why) ->
          throw new AssertionError("no pipeline: " + why);
    };
  }
}
