package dev.neurojit.mlir.opt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.mlir.JavaPass;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.NativeCrashException;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.PassRun;
import dev.neurojit.mlir.TopLevel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MLIR dies of these programs; this process must not, and must say what happened. */
final class CrashTest {
  /** MLIR 22 reads it and dies of printing it. */
  private static final String UNPRINTABLE =
      """
      func.func @f() -> tensor<i0> {
        %c = arith.constant dense<0> : tensor<i0>
        return %c : tensor<i0>
      }
      """;

  private static final String GOOD = "func.func @good() { return }\n";

  /** Never comes back from a stack of its own. */
  record Deep() implements JavaPass {
    @Override
    public void run(Operation operation, PassRun run) {
      run.remark(operation, "depth " + depth(0));
    }

    private static int depth(int level) {
      return level < 0 ? level : depth(level + 1) + 1;
    }
  }

  /** Prints what MLIR dies of, from within a pass. */
  record Printer() implements JavaPass {
    @Override
    public String anchor() {
      return "func.func";
    }

    @Override
    public void run(Operation operation, PassRun run) {
      run.remark(operation, operation.toString());
    }
  }

  private static OptOutcome opt(String program, String... arguments) {
    return Opt.run(List.of(new Deep(), new Printer()), program, arguments);
  }

  private static String nested(int depth) {
    return "func.func @f(%c: i1) {\n"
        + "scf.if %c {\n".repeat(depth)
        + "}\n".repeat(depth)
        + "return\n}\n";
  }

  @Test
  void theSignalAndThePassAreNamed() {
    OptOutcome outcome = opt(UNPRINTABLE, "--print-ir-before=cse", "--canonicalize", "--cse");
    assertThat(outcome.status()).isEqualTo(OptOutcome.Status.FAILED);
    assertThat(outcome.diagnostics()).hasSize(1);
    assertThat(outcome.diagnostics().getFirst().message())
        .isEqualTo("MLIR crashed (SIGSEGV) in pass 'cse' on 'builtin.module'");
    assertThat(outcome.diagnostics().getFirst().notes().getFirst().message())
        .contains("--reproducer=FILE");
  }

  @Test
  void functionsAreNamed() {
    OptOutcome outcome =
        opt(
            UNPRINTABLE,
            "--print-ir-before-all",
            "--pass-pipeline=builtin.module(func.func(canonicalize))");
    assertThat(outcome.diagnostics().getFirst().message())
        .endsWith("in pass 'canonicalize' on 'func.func' @f");
  }

  @Test
  void otherProgramsOfTheFileGoOn() {
    OptOutcome outcome =
        opt(GOOD + "// -----\n" + UNPRINTABLE + "// -----\n" + GOOD, "--split-input-file", "--cse");
    assertThat(outcome.status()).isEqualTo(OptOutcome.Status.FAILED);
    assertThat(outcome.diagnostics().getFirst().message())
        .isEqualTo("MLIR crashed (SIGSEGV) while the program was written");
    assertThat(outcome.text().split("@good", -1)).hasSize(3);
  }

  @Test
  void noCrashIsExpected() {
    OptOutcome outcome =
        opt(
            "// expected-error@unknown {{MLIR crashed}}\n" + UNPRINTABLE,
            "--verify-diagnostics=only-expected");
    assertThat(outcome.status()).isEqualTo(OptOutcome.Status.FAILED);
  }

  @Test
  void aStackThatOverflowsIsNoted() {
    assertThat(opt(nested(60_000), "--cse").diagnostics().getFirst().message())
        .isEqualTo("MLIR crashed (SIGSEGV, its stack overflowed) while the program was read");
  }

  @Test
  void whatIsNestedDeeperThanMlirOptAllowsIsFine() {
    OptOutcome outcome = opt(nested(8_000), "--mlir-print-skip-regions");
    assertThat(outcome.diagnostics()).isEmpty();
    assertThat(outcome.status()).isEqualTo(OptOutcome.Status.OK);
  }

  @Test
  void aJavaPassMayOverflowItsStack() {
    OptOutcome outcome = opt(GOOD, "--deep");
    assertThat(outcome.thrown()).containsInstanceOf(StackOverflowError.class);
    assertThat(outcome.diagnostics().getFirst().message()).contains("pass 'deep' threw");
  }

  @Test
  void aCrashBelowAJavaPassEndsThePass() {
    OptOutcome outcome = opt(UNPRINTABLE, "--printer");
    assertThat(outcome.thrown()).containsInstanceOf(NativeCrashException.class);
    assertThat(outcome.status()).isEqualTo(OptOutcome.Status.FAILED);
  }

  @Test
  void aFailureLeavesWhatFailsAlike(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("crash.mlir");
    OptOutcome outcome =
        opt(GOOD, "--reproducer=" + file, "--affine-super-vectorize=virtual-vector-size=0");
    assertThat(outcome.status()).isEqualTo(OptOutcome.Status.FAILED);
    OptOutcome again = opt(Files.readString(file), "--run-reproducer");
    assertThat(again.diagnostics().getFirst().message())
        .isEqualTo(outcome.diagnostics().getFirst().message());
    assertThat(outcome.diagnostics().getLast().notes().getLast().message()).contains("crash.mlir");
  }

  @Test
  void aContextThatCrashedIsOfNoMoreUse() {
    try (MlirContext context = MlirContext.create()) {
      Parsed parsed = context.parseTrusted("p.mlir", UNPRINTABLE, TopLevel.MODULE);
      if (!(parsed instanceof Parsed.Ok(MlirModule module, var _))) {
        throw new AssertionError(parsed.toString());
      }
      try (module) {
        Assertions.assertThatThrownBy(module::print)
            .isInstanceOf(NativeCrashException.class)
            .hasMessage("MLIR crashed (SIGSEGV)");
        assertThat(context.isSound()).isFalse();
        Assertions.assertThatThrownBy(module::verify).hasMessageContaining("given up");
      }
    }
  }

  /** Compiled code finds null pointers by the signal that crashes come with. */
  @Test
  void theJvmKeepsItsOwnUseOfSignals() {
    opt(UNPRINTABLE, "--cse");
    int thrown = 0;
    for (int i = 0; i < 200_000; i++) {
      try {
        thrown += length(i % 1_000 == 0 && i > 100_000 ? null : "four") - 4;
      } catch (NullPointerException e) {
        thrown++;
      }
    }
    assertThat(thrown).isEqualTo(99);
  }

  @SuppressWarnings("NullAway") // on purpose
  private static int length(@Nullable String text) {
    return text.length();
  }
}
