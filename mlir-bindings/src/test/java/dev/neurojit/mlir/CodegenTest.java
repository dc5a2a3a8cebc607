package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class CodegenTest {
  private static final String TEXT =
      """
      func.func @f(%a: f32) -> f32 {
        %r = arith.addf %a, %a : f32
        return %r : f32
      }
      """;

  private static Emission.Ok ok(Emission emission) {
    return switch (emission) {
      case Emission.Ok done -> done;
      case Emission.Failed(List<MlirDiagnostic> why) -> throw new AssertionError(why.toString());
    };
  }

  @Test
  void emitsEveryForm() {
    try (MlirContext context = MlirContext.create();
        MlirModule module = Programs.parse(context, TEXT)) {
      assertThat(Pipelines.lowerToLlvm(module)).isInstanceOf(PassResult.Ok.class);
      assertThat(ok(LlvmIr.translate(module)).text()).contains("define float @f(float %0)");
      assertThat(ok(Codegen.assembly(module)).text()).contains("f:").contains("ret");
      byte[] magic = new byte[4];
      ok(Codegen.object(module)).bytes().duplicate().get(magic);
      assertThat(magic).containsExactly(0x7f, 'E', 'L', 'F');
    }
  }

  @Test
  void guardedIrShowsTheGuards() {
    String loop =
        """
        func.func @f() {
          cf.br ^loop
        ^loop:
          cf.br ^loop
        }
        """;
    try (MlirContext context = MlirContext.create();
        MlirModule module = Programs.parse(context, loop)) {
      assertThat(Pipelines.lowerToLlvm(module)).isInstanceOf(PassResult.Ok.class);
      Guarding guarded = new Guarding.Guarded(1);
      assertThat(ok(LlvmIr.translate(module, Optimization.NONE, guarded)).text())
          .contains("@__neurojit_fuel")
          .contains("out_of_fuel:");
    }
  }

  @Test
  void aModuleThatIsNotLoweredIsReported() {
    try (MlirContext context = MlirContext.create();
        MlirModule module = Programs.parse(context, TEXT)) {
      for (Emission emission :
          List.of(LlvmIr.translate(module), Codegen.assembly(module), Codegen.object(module))) {
        assertThat(emission)
            .isInstanceOfSatisfying(
                Emission.Failed.class,
                failed ->
                    assertThat(failed.diagnostics().getFirst().message()).contains("func.func"));
      }
    }
  }

  @Test
  void wrongAssemblyIsReported() {
    String text =
        """
        module {
          llvm.func @f(%a: f32) {
            llvm.inline_asm has_side_effects "no such instruction", "r" %a : (f32) -> ()
            llvm.return
          }
        }
        """;
    try (MlirContext context = MlirContext.create();
        MlirModule module = Programs.parse(context, text)) {
      assertThat(Codegen.object(module)).isInstanceOf(Emission.Failed.class);
      assertThat(module.verify()).as("the module lives on").isEmpty();
    }
  }

  @Test
  void aFatalErrorOfTheCodeGeneratorIsContained() {
    String text =
        """
        func.func @g(%a: f80, %b: f80) -> f80 {
          %r = arith.maximumf %a, %b : f80
          return %r : f80
        }
        """;
    try (MlirContext context = MlirContext.create();
        MlirModule hopeless = Programs.parse(context, text);
        MlirModule sound = Programs.parse(context, TEXT)) {
      assertThat(Pipelines.lowerToLlvm(hopeless)).isInstanceOf(PassResult.Ok.class);
      assertThat(Pipelines.lowerToLlvm(sound)).isInstanceOf(PassResult.Ok.class);
      assertThat(Codegen.object(hopeless))
          .isInstanceOfSatisfying(
              Emission.Failed.class,
              failed ->
                  assertThat(failed.diagnostics().getFirst().message())
                      .startsWith("LLVM stopped with a fatal error: "));
      assertThat(hopeless.verify()).as("the module lives on").isEmpty();
      assertThat(ok(Codegen.object(sound)).bytes().remaining()).isPositive();
    }
  }

  /** A fused multiply-add is one instruction where the machine has it, else a call of libm. */
  @Test
  void theMachinesOwnInstructionsAreUsed() throws IOException {
    String text =
        """
        func.func @f(%a: f64, %b: f64, %c: f64) -> f64 {
          %r = math.fma %a, %b, %c : f64
          return %r : f64
        }
        """;
    try (MlirContext context = MlirContext.create();
        MlirModule module = Programs.parse(context, text)) {
      assertThat(Pipelines.lowerToLlvm(module)).isInstanceOf(PassResult.Ok.class);
      boolean fused = Files.readString(Path.of("/proc/cpuinfo")).matches("(?s).* (fma|asimd) .*");
      Pattern instruction = Pattern.compile("\\bv?fn?madd");
      String assembly = ok(Codegen.assembly(module)).text();
      assertThat(instruction.matcher(assembly).find()).isEqualTo(fused);
    }
  }
}
