package dev.neurojit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.syntax.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MLIR's complaints by kind, each made by MLIR itself. */
final class TextDefectTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SSA    | %r = arith.addf %x, %gain : f32",
        "SSA    | %r = arith.addf %s, %x : f32 \\n %s = arith.negf %x : f32",
        "SSA    | %r = arith.negf %x : f32 \\n %r = arith.negf %x : f32",
        "SSA    | %r = func.call @nobody(%x) : (f32) -> f32",
        "TYPE   | %r = arith.addi %x, %x : f32",
        "TYPE   | %c = arith.constant 1.0 : f64 \\n %r = arith.addf %x, %c : f32",
        "TYPE   | %r = arith.constant 1 : f32",
        "SYNTAX | %r = arith.addf %x, %x",
        "SYNTAX | %r = arith.clampf %x, %x : f32",
        "SYNTAX | %r = %x + %x : f32",
      })
  void statement(Fate fate, String statement) {
    assertThat(kind("  " + statement.replace("\\n", "\n") + "\n  return %r : f32")).isEqualTo(fate);
  }

  @Test
  void ends() {
    assertThat(kind("  %r = arith.negf %x : f32")).isEqualTo(Fate.SYNTAX);
    assertThat(kind("  return")).isEqualTo(Fate.TYPE);
  }

  @Test
  void validTextHasNone() {
    assertThat(TextDefect.of(Source.of("f.mlir", function("  return %x : f32")))).isEmpty();
  }

  private static Fate kind(String body) {
    return TextDefect.of(Source.of("f.mlir", function(body))).orElseThrow().fate();
  }

  private static String function(String body) {
    return "func.func @f(%x: f32) -> f32 {\n" + body + "\n}\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sure:~```mlir~func.func @f()~```~Bye | func.func @f()~",
        "```~text~```~~``` mlir~func.func @f()~``` | func.func @f()~",
        "```mlir~func.func @f() | func.func @f()",
        "func.func @f() | func.func @f()",
      })
  void codeOfAReply(String reply, String code) {
    assertThat(CodeBlock.of(reply.replace('~', '\n'))).isEqualTo(code.replace('~', '\n'));
  }
}
