package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the file holds: a clear message, the documented exit code, and the JVM lives. */
final class BadInputTest {
  private static final String HEAD =
      "func.func @controller(%altitude: f32, %velocity: f32) -> f32 {\n";

  @TempDir private Path folder;

  @Test
  void missingFile() {
    assertRefused(heal(folder.resolve("none.mlir")), "none.mlir: no such file");
  }

  @Test
  void noName() {
    assertRefused(Cli.run("heal", ""), "'' names no file");
  }

  @Test
  void folderThatCannotHoldARecordIsNamedWithTheReason() throws IOException {
    Path file = write(HEAD + "return %velocity : f32 }");
    Cli.Run run = Cli.run("heal", file.toString(), "--journal", file.toString());
    assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(run.err())
        .contains("the run cannot be recorded in " + file + ": Not a directory")
        .contains("name another folder with --journal DIR");
  }

  @Test
  void directory() {
    assertRefused(heal(folder), "is a directory");
  }

  @Test
  void tooLarge() throws IOException {
    Path file = write("// a comment\n".repeat(4_200_000));
    assertThat(Files.size(file)).isGreaterThan(50 << 20);
    assertRefused(heal(file), "larger than 4 MiB");
  }

  @Test
  void binary() throws IOException {
    byte[] bytes = new byte[10_000];
    new Random(7).nextBytes(bytes);
    bytes[100] = 0;
    assertRefused(heal(Files.write(folder.resolve("binary.mlir"), bytes)), "is not text: byte ");
  }

  @Test
  void invalidUtf8() throws IOException {
    byte[] bytes = "// ok\nfunc.func @x".getBytes(StandardCharsets.ISO_8859_1);
    bytes[bytes.length - 1] = (byte) 0xFF;
    Path file = Files.write(folder.resolve("latin.mlir"), bytes);
    assertRefused(heal(file), "latin.mlir:2:12: byte 0xFF is not UTF-8");
  }

  @Test
  void empty() throws IOException {
    assertNotHealed(heal(write("")), "no function @controller: it has no function at all");
  }

  @Test
  void prose() throws IOException {
    assertNotHealed(heal(write("I am sorry, I cannot help with that.\n")), "is not valid MLIR");
  }

  @Test
  void nestedDeep() throws IOException {
    assertNotHealed(heal(write("(".repeat(100_000))), "is not valid MLIR");
  }

  @Test
  void textThatCrashesMlirsOwnParser() throws IOException {
    Path file = write("func.func @f() { %z = arith.constant dense<0> : tensor<i0> return }\n");
    Cli.Run run = Cli.run("check", file.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.out()).contains("crashed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          func.func @main() { return }                                       | it has @main
          func.func private @controller(f32, f32) -> f32                      | no function @controller
          func.func @controller(%a: f32) -> f32 { return %a : f32 }          | takes 1 parameter,
          func.func @controller(%a: i32, %b: f32) -> f32 { return %b : f32 } | %a is i32, expected f32
          func.func @controller(%a: f32, %b: f32) { return }                 | must return one f32
          """)
  void wrongEntryPoint(String program, String message) throws IOException {
    Cli.Run run = heal(write(program));
    assertNotHealed(run, message);
    assertThat(run.err()).contains("NJ-E01").contains(EXPECTED_SIGNATURE);
  }

  private static final String EXPECTED_SIGNATURE = "func.func @controller(%altitude: f32,";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          func.func private @system(i64) -> i32                      | NJ-S03 | a declaration
          llvm.func @f(!llvm.ptr)                                     | NJ-S01 | 'llvm.func'
          func.func @f(%m: memref<4xf32>) { return }                  | NJ-S02 | memref<4xf32>
          func.func @f(%m: i16384) { return }                         | NJ-S02 | i16384
          func.func @f() { call @f() : () -> () return }              | NJ-S04 | recursion
          func.func @f() attributes {llvm.linkage = 1} { return }     | NJ-S05 | 'llvm.linkage'
          module { func.func @f() { return } }                        | NJ-S01 | 'builtin.module'
          func.func @f(%a: i8) { %z = arith.constant 0 : i8 %q = arith.remui %a, %z : i8 return } | NJ-S07 | by zero
          """)
  void outsideTheGate(String extra, String code, String message) throws IOException {
    String program = extra + "\n" + HEAD + "  return %altitude : f32\n}\n";
    Cli.Run run = Cli.run("run", write(program).toString());
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.err()).contains(code).contains(message).contains("may not run in process");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cf.br ^a ^a: cf.br ^a                                                  | timeout
          %t = arith.constant true %r = scf.while (%x = %altitude) : (f32) -> f32 { scf.condition(%t) %x : f32 } do { ^a(%y: f32): scf.yield %y : f32 } return %r : f32 | timeout
          %i = arith.fptosi %altitude : f32 to i32 %z = arith.subi %i, %i : i32 %q = arith.divsi %i, %z : i32 %f = arith.sitofp %q : i32 to f32 return %f : f32 | trap
          %i = arith.fptosi %altitude : f32 to i32 %z = arith.subi %i, %i : i32 %q = arith.ceildivsi %i, %z : i32 %f = arith.sitofp %q : i32 to f32 return %f : f32 | trap
          %z = arith.constant 0.0 : f32 %q = arith.divf %z, %z : f32 return %q : f32 | NaN
          """)
  void faultInFlight(String body, String reason) throws IOException {
    Cli.Run run = Cli.run("run", write(HEAD + body + "\n}\n").toString());
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.out()).contains("controller fault (" + reason + ")");
  }

  @Test
  void givenFileIsNeverChanged() throws IOException {
    String text = HEAD + "  return %altitude : f32\n}\n";
    Path file = write(text);
    heal(file);
    assertThat(file).hasContent(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--attempts", "--timeout", "--context"})
  void optionsOutOfRange(String option) {
    Cli.Run run = Cli.run("heal", Cli.example("lander.mlir"), option, "0");
    assertRefused(run, option + " is 0, expected");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          heal                                | no program is named
          hela x.mlir                         | Did you mean: neurojitc heal
          heal x.mlir --scenari moon          | Possible solutions: --scenario
          lower x.mlir --emit=elf             | expected one of llvm-dialect, llvm-ir, asm, obj
          explain NJ999                       | no rule has the code NJ999
          """)
  void wrongUsage(String arguments, String message) {
    Cli.Run run = Cli.run(arguments.split(" "));
    assertThat(run.err()).contains(message);
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void unknownScenario() {
    Cli.Run run = Cli.run("run", Cli.example("lander.mlir"), "--scenario", "mon");
    assertRefused(run, "moon");
  }

  private Cli.Run heal(Path file) {
    return Cli.run(Cli.heal(file.toString(), folder));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("program.mlir"), text);
  }

  private static void assertRefused(Cli.Run run, String message) {
    assertThat(run.err()).contains(message).doesNotContain("Exception");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
  }

  private static void assertNotHealed(Cli.Run run, String message) {
    assertThat(run.err()).contains(message).doesNotContain("Exception");
    assertThat(run.out()).contains("Not healed");
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
  }
}
