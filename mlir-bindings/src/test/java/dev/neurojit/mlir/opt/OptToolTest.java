package dev.neurojit.mlir.opt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.mlir.JavaPass;
import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.PassRun;
import dev.neurojit.mlir.PassStatistic;
import dev.neurojit.mlir.PassTiming;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OptToolTest {
  private static final String PROGRAM =
      """
      func.func @f(%a: f32) -> f32 {
        %two = arith.constant 2.0 : f32
        %x = arith.mulf %a, %two : f32
        return %x : f32
      }
      """;

  /** Notes what it sees. */
  record Spy(String tag) implements JavaPass {
    static final List<String> SEEN = new ArrayList<>();

    @Override
    public void run(Operation operation, PassRun run) {
      SEEN.add(tag + " " + operation.name() + " " + count(operation, "arith.addf"));
    }

    private static long count(Operation operation, String name) {
      return operation.walk().filter(op -> op.name().equals(name)).count();
    }
  }

  record OnFunctions() implements JavaPass {
    @Override
    public String anchor() {
      return "func.func";
    }

    @Override
    public void run(Operation operation, PassRun run) {
      run.count(operation.name(), 1);
    }
  }

  record Throws() implements JavaPass {
    @Override
    public void run(Operation operation, PassRun run) {
      throw new UnsupportedOperationException("on purpose");
    }
  }

  record Spoils() implements JavaPass {
    @Override
    public void run(Operation operation, PassRun run) {
      operation
          .walk()
          .filter(op -> op.name().equals("func.return"))
          .toList()
          .getFirst()
          .setOperands(List.of());
    }
  }

  private static OptOutcome opt(String input, String... arguments) {
    return opt(input.getBytes(StandardCharsets.UTF_8), arguments);
  }

  private static OptOutcome opt(byte[] input, String... arguments) {
    return Opt.run(
        List.of(new Spy("spy"), new OnFunctions(), new Throws(), new Spoils()), input, arguments);
  }

  private static String text(OptOutcome outcome) {
    return new String(outcome.output(), StandardCharsets.UTF_8);
  }

  private static List<String> lines(OptOutcome outcome) {
    return outcome.diagnostics().stream().map(MlirDiagnostic::toString).toList();
  }

  @Test
  void withoutPassesItPrintsWhatItRead() {
    OptOutcome outcome = opt(PROGRAM);
    assertThat(outcome.status()).isEqualTo(OptOutcome.Status.OK);
    assertThat(text(outcome)).startsWith("module {\n  func.func @f(").endsWith("}\n\n");
    assertThat(text(opt(PROGRAM, "--mlir-print-op-generic"))).contains("\"arith.mulf\"(");
  }

  /** The text's order is the order of the runs, whoever wrote the pass. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--pass-pipeline=builtin.module(spy{tag=a},func.func(spy{tag=b},strength-reduction,"
            + "canonicalize,spy{tag=c}),cse,any(spy{tag=d}),spy{tag=e})",
        "--pass-pipeline= builtin.module( spy{tag=a} , func.func(spy{tag=b} ,strength-reduction),"
            + "func.func( spy{ tag=c }),func.func(any(cse)),any(spy{tag=d}),spy{tag=e})",
      })
  void passesRunWhereTheTextPutsThem(String pipeline) {
    Spy.SEEN.clear();
    OptOutcome outcome = opt(PROGRAM, pipeline);
    assertThat(outcome.diagnostics()).isEmpty();
    assertThat(Spy.SEEN)
        .containsExactly(
            "a builtin.module 0",
            "b func.func 0",
            "c func.func 1",
            "d func.func 1",
            "e builtin.module 1");
    assertThat(text(outcome)).contains("arith.addf").doesNotContain("arith.mulf");
  }

  @Test
  void passesAsFlagsRunInARowAndAreNestedWhereTheyMustBe() {
    Spy.SEEN.clear();
    OptOutcome outcome =
        opt(PROGRAM, "-cse", "--on-functions", "--spy=tag=x", "--canonicalize=max-iterations=1");
    assertThat(outcome.diagnostics()).isEmpty();
    assertThat(Spy.SEEN).containsExactly("x builtin.module 0");
    assertThat(outcome.statistics())
        .containsExactly(new PassStatistic("on-functions", "func.func", 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --pass-pipeline=builtin.module(func.func(canonicalise))   | --pass-pipeline:1:26: error: unknown pass 'canonicalise'; did you mean 'canonicalize'?
          --pass-pipeline=builtin.module(xyzzy-quux)                | --pass-pipeline:1:16: error: unknown pass 'xyzzy-quux'; --list-passes names all
          --pass-pipeline=cse                                       | --pass-pipeline:1:1: error: a pipeline names the operation it runs on, as in builtin.module(cse)
          --pass-pipeline=''                                        | --pass-pipeline:1:1: error: a pipeline names the operation it runs on, as in builtin.module(cse)
          --pass-pipeline=builtin.module(cse                        | --pass-pipeline:1:15: error: '(' has no ')'
          --pass-pipeline=builtin.module(cse))                      | --pass-pipeline:1:20: error: ')' has no '('
          --pass-pipeline=builtin.module(spy{tag=a)                 | --pass-pipeline:1:19: error: '{' has no '}'
          --pass-pipeline=builtin.module(spy{tags=a})               | --pass-pipeline:1:20: error: spy has no option 'tags'; it has tag (String)
          --pass-pipeline=builtin.module(cse{x=1})                  | --pass-pipeline:1:20: error: no such option x; by default it is cse
          --pass-pipeline=builtin.module(canonicalize{top-down=x})  | --pass-pipeline:1:29: error: failed to add `canonicalize` with options `top-down=x`
          --canonicalise                                            | unknown: error: unknown option or pass '--canonicalise'; did you mean '--canonicalize'?
          --split-imput-file                                        | unknown: error: unknown option or pass '--split-imput-file'; did you mean '--split-input-file'?
          --plugin=missing.jar                                      | unknown: error: plugin missing.jar: no such file
          """)
  void wrongRequestsAreExplained(String argument, String message) {
    OptOutcome outcome = opt(PROGRAM, argument.replace("''", ""));
    assertThat(outcome.status()).isEqualTo(OptOutcome.Status.WRONG);
    assertThat(outcome.output()).isEmpty();
    assertThat(lines(outcome)).contains(message);
  }

  @Test
  void aPassThatThrowsIsADiagnosticAtItsOperation() {
    OptOutcome outcome =
        opt(PROGRAM, "--pass-pipeline=builtin.module(func.func(cse,throws),canonicalize)");
    assertThat(outcome.status()).isEqualTo(OptOutcome.Status.FAILED);
    assertThat(outcome.thrown()).containsInstanceOf(UnsupportedOperationException.class);
    assertThat(lines(outcome))
        .singleElement()
        .asString()
        .startsWith("p.mlir:1:1: error: pass 'throws' threw")
        .contains("UnsupportedOperationException: on purpose at ", "OptToolTest.java:");
  }

  @Test
  void aPassThatSpoilsTheProgramIsFoundOut() {
    OptOutcome outcome = opt(PROGRAM, "--spoils");
    assertThat(outcome.status()).isEqualTo(OptOutcome.Status.FAILED);
    assertThat(lines(outcome).getFirst()).startsWith("p.mlir:4:3: error: 'func.return' op has 0 ");
    assertThat(outcome.output()).isEmpty();
    assertThat(opt(PROGRAM, "--spoils", "--verify-each=false").status())
        .isEqualTo(OptOutcome.Status.OK);
  }

  @Test
  void unknownDialectsAreRefusedUnlessAllowed() {
    String program = "func.func @f() {\n  \"foo.bar\"() : () -> ()\n  return\n}\n";
    assertThat(lines(opt(program)).getFirst())
        .startsWith("p.mlir:2:12: error:")
        .contains("unregistered dialect");
    OptOutcome allowed = opt(program, "-allow-unregistered-dialect", "-cse");
    assertThat(allowed.diagnostics()).isEmpty();
    assertThat(text(allowed)).contains("\"foo.bar\"()");
  }

  @Test
  void splitProgramsAreRunOneByOne() {
    String three = PROGRAM + "\n // -----\n\nfunc.func @g( {\n\n// -----\n" + PROGRAM;
    OptOutcome outcome = opt(three, "--split-input-file", "--strength-reduction");
    assertThat(outcome.status()).isEqualTo(OptOutcome.Status.FAILED);
    assertThat(lines(outcome)).singleElement().asString().startsWith("p.mlir:9:14: error:");
    assertThat(text(outcome).split("// -----\n", -1)).hasSize(3);
    assertThat(outcome.statistics())
        .contains(new PassStatistic("strength-reduction", "multiplications replaced", 2));
  }

  @Test
  void expectedDiagnosticsAreVerified() {
    String good =
        "func.func @f(%a: f32) { // expected-warning {{argument 0 is never used}}\n return\n}\n";
    String[] verify = {"--verify-diagnostics", "--split-input-file", "--unused-arguments"};
    assertThat(opt(good, verify).status()).isEqualTo(OptOutcome.Status.OK);
    OptOutcome missing = opt(good + "// -----\n" + good.replace("never", "always"), verify);
    assertThat(missing.status()).isEqualTo(OptOutcome.Status.FAILED);
    assertThat(lines(missing))
        .containsExactly(
            "p.mlir:5:1: error: unexpected warning: argument 0 is never used",
            "p.mlir:5:28: error: expected warning \"argument 0 is always used\" was not produced");
    assertThat(opt("func.func @f( {", verify).status()).isEqualTo(OptOutcome.Status.FAILED);
  }

  @Test
  void bytecodeGoesOutAndIn() {
    OptOutcome written = opt(PROGRAM, "--emit-bytecode");
    OptOutcome read = opt(written.output(), "--strength-reduction");
    assertThat(read.diagnostics()).isEmpty();
    assertThat(text(read)).contains("arith.addf");
    byte[] broken = written.output().clone();
    broken[broken.length / 2] ^= 0x55;
    assertThat(opt(java.util.Arrays.copyOf(broken, 40)).status())
        .isEqualTo(OptOutcome.Status.FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0(", "func.func @f() {", "((((", "%", "func.func @f()\nfoo"})
  void malformedTextNeverEndsInAnException(String text) {
    assertThat(opt(text, "-cse").status())
        .isEqualTo(text.isEmpty() ? OptOutcome.Status.OK : OptOutcome.Status.FAILED);
  }

  @Test
  void bytesThatAreNoTextArePlaced() {
    OptOutcome outcome = opt(new byte[] {'/', '/', '\n', 'a', (byte) 0xFF});
    assertThat(lines(outcome))
        .containsExactly("p.mlir:2:2: error: this byte is not UTF-8; save the file as UTF-8");
  }

  @Test
  void irAndTimesAreReported() {
    OptOutcome outcome =
        opt(
            PROGRAM,
            "--print-ir-before-all",
            "--mlir-print-ir-after-change",
            "--timing",
            "--pass-pipeline=builtin.module(func.func(strength-reduction),cse)");
    assertThat(outcome.log())
        .contains("IR Dump Before strength-reduction", "IR Dump After strength-reduction", "(cse)")
        .doesNotContain("After CSE");
    assertThat(outcome.timings())
        .extracting(PassTiming::pass)
        .containsExactly("strength-reduction", "cse");
  }

  @Test
  void listsAllPasses() {
    assertThat(text(opt("", "--list-passes")))
        .contains("  loop-fuel ", "  spy ", "  canonicalize ", "Canonicalize operations")
        .doesNotContain("neurojit-java");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.mlir,b.mlir                          | one program is expected, not 2: [a.mlir, b.mlir]
          --pass-pipeline=builtin.module(),--cse | --pass-pipeline and passes as flags (--cse) exclude each other
          --pass-pipeline                        | --pass-pipeline needs a value: PIPELINE
          --verify-each=maybe                    | --verify-each takes false or true, not 'maybe'
          --verify-diagnostics=some              | --verify-diagnostics takes all or only-expected, not 'some'
          """)
  void wrongCommandLinesAreExplained(String arguments, String message) {
    assertThat(OptArguments.parse(List.of(arguments.split(","))))
        .isEqualTo(new OptArguments.Parsed.Wrong(message));
  }

  @Test
  void optionsAreReadAsMlirOptReadsThem() {
    assertThat(OptArguments.parse(List.of("-", "-o", "x.mlir", "-split-input-file", "--cse")))
        .isEqualTo(
            new OptArguments.Parsed.Ok(
                new OptRequest(
                    List.of("-"),
                    new OptRequest.Passes.Flags(List.of("cse")),
                    Map.of(OptOption.OUTPUT, "x.mlir", OptOption.SPLIT_INPUT_FILE, ""),
                    List.of())));
  }
}
