package dev.neurojit.mlir.opt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What opt takes over from mlir-opt beside passes. */
final class OptOptionsTest {
  private static final String PROGRAM =
      """
      func.func @f(%a: f32) -> f32 {
        %two = arith.constant 2.0 : f32
        %x = arith.mulf %a, %two : f32
        return %x : f32
      }
      """;

  private static OptOutcome opt(String program, String... arguments) {
    return Opt.run(List.of(), program, arguments);
  }

  @Test
  void irIsPrintedAroundNamedPasses() {
    OptOutcome outcome =
        opt(PROGRAM, "--canonicalize", "--cse", "--mlir-print-ir-before=cse", "--symbol-dce");
    assertThat(outcome.log()).contains("Before CSE (cse)").doesNotContain("Canonicalizer", "After");
    String both = opt(PROGRAM, "--cse", "--symbol-dce", "--print-ir-after=cse,symbol-dce").log();
    assertThat(both).contains("After CSE", "After SymbolDCE").doesNotContain("Before");
    assertThat(Opt.lines(opt(PROGRAM, "--cse", "--print-ir-after=cze")).getFirst())
        .contains("unknown pass 'cze'; did you mean 'cse'?");
  }

  @Test
  void irIsPrintedInTheFormOfTheResult() {
    String log = opt(PROGRAM, "--cse", "--print-ir-after-all", "--mlir-print-op-generic").log();
    assertThat(log).contains("\"arith.mulf\"");
  }

  @Test
  void thePipelineIsShown() {
    assertThat(opt(PROGRAM, "--strength-reduction", "--cse", "--dump-pass-pipeline").log())
        .startsWith("builtin.module(\n")
        .contains("strength-reduction", "cse");
  }

  @Test
  void largeElementsAreLeftOut() {
    String program =
        """
        func.func @f() -> tensor<4xi8> {
          %c = arith.constant dense<[1, 2, 3, 4]> : tensor<4xi8>
          return %c : tensor<4xi8>
        }
        """;
    assertThat(opt(program, "--mlir-elide-elementsattrs-if-larger=2").text())
        .contains("dense_resource<__elided__>");
    assertThat(opt(program, "--mlir-elide-elementsattrs-if-larger", "8").text())
        .contains("[1, 2, 3, 4]");
  }

  @Test
  void dialectsOfAFileAreAdded(@TempDir Path folder) throws IOException {
    Path irdl =
        Files.writeString(
            folder.resolve("toy.irdl"), "irdl.dialect @toy { irdl.operation @nop { } }\n");
    assertThat(opt("\"toy.nop\"() : () -> ()", "--irdl-file=" + irdl).text()).contains("toy.nop");
    assertThat(opt("\"toy.nop\"() : () -> ()").status()).isEqualTo(OptOutcome.Status.FAILED);
    OptOutcome missing = opt("", "--irdl-file=" + folder.resolve("none"));
    assertThat(missing.status()).isEqualTo(OptOutcome.Status.WRONG);
  }

  @Test
  void aRoundtripIsVerified() {
    assertThat(opt(PROGRAM, "--verify-roundtrip").status()).isEqualTo(OptOutcome.Status.OK);
  }

  @Test
  void aProgramMayBeOneOperation() {
    OptOutcome outcome =
        opt(
            PROGRAM,
            "--no-implicit-module",
            "--pass-pipeline=func.func(canonicalize)",
            "--mlir-print-local-scope");
    assertThat(outcome.diagnostics()).isEmpty();
    assertThat(outcome.text()).startsWith("func.func @f");
    assertThat(opt(PROGRAM + PROGRAM.replace("@f", "@g"), "--no-implicit-module").status())
        .isEqualTo(OptOutcome.Status.FAILED);
  }

  @Test
  void passesAsFlagsRunOnThatOperation() {
    OptOutcome outcome =
        opt("func.func @f() { return }", "--no-implicit-module", "--cse", "--canonicalize");
    assertThat(outcome.diagnostics()).isEmpty();
    assertThat(outcome.text()).startsWith("func.func @f");
    assertThat(opt("func.func private @g()", "--no-implicit-module").text())
        .startsWith("func.func private @g");
  }

  @Test
  void aReproducerMayHaveComments() {
    String reproducer =
        PROGRAM.replace("%x = ", "%unused = arith.constant 1.0 : f32\n%x = ")
            + """
            {-#
              external_resources: {
                mlir_reproducer: {
                  verify_each: true,
                  // pipeline: "builtin.module(nonsense{})"
                  pipeline: "builtin.module(func.func(canonicalize{max-iterations=1}))",
                  disable_threading: true
                }
              }
            #-}
            """;
    OptOutcome outcome = opt(reproducer, "--run-reproducer");
    assertThat(outcome.status()).isEqualTo(OptOutcome.Status.OK);
    assertThat(outcome.text()).contains("arith.mulf").doesNotContain("1.0");
  }

  @Test
  void dialectsAreListed() {
    assertThat(opt("", "--show-dialects").text()).contains("arith,").contains("vector");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "", "many", "99999999999"})
  void numbersAreChecked(String value) {
    assertThat(OptArguments.parse(List.of("--time-limit=" + value)))
        .isInstanceOf(OptArguments.Parsed.Wrong.class);
  }

  @Test
  void nulIsWhiteSpace() {
    assertThat(opt("func.func @f() {\0return }").status()).isEqualTo(OptOutcome.Status.OK);
  }
}
