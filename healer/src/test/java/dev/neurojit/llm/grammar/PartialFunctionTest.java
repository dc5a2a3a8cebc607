package dev.neurojit.llm.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurojit.llm.grammar.Gbnf.Match;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PartialFunctionTest {
  private static final String HEAD = "func.func @controller(%altitude: f32, %velocity: f32) -> f32";
  private static final FunctionForm FORM =
      new FunctionForm(HEAD, MlirGbnf.operations(), Set.of("f32", "f64", "i1", "i32", "index"));

  private static final String PROGRAM =
      """
      func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
        %c = arith.constant -1.5 : f32
        %t = arith.constant true
        %n = arith.constant 10 : index
        %0 = arith.addf %altitude, %c : f32
        %1 = arith.cmpf olt, %0, %velocity : f32
        %2 = arith.select %1, %0, %c : f32
        %w = arith.extf %2 : f32 to f64
        %k = arith.fptosi %w : f64 to i32
        %i = scf.if %1 -> (f32) {
          %3 = math.sqrt %0 : f32
          scf.yield %3 : f32
        } else {
          %4 = math.fma %0, %0, %c : f32
          scf.yield %4 : f32
        }
        %f = scf.for %j = %n to %n step %n iter_args(%acc = %i) -> (f32) {
          %5 = arith.addf %acc, %c : f32
          %6 = arith.index_cast %j : index to i32
          scf.yield %5 : f32
        }
        return %f : f32
      }
      """;

  @Test
  void aFunctionIsWrittenLineByLine() {
    PartialFunction function = PartialFunction.of(FORM);
    for (String line : PROGRAM.lines().toList()) {
      assertThat(function.grammar().match(line)).as(line).isIn(Match.PREFIX, Match.WHOLE);
      assertThat(function.grammar().match(line + "\n")).as(line).isEqualTo(Match.WHOLE);
      function.add(line + "\n");
    }
    assertThat(((GbnfRead.Ok) FORM.grammar()).grammar().match(PROGRAM)).isEqualTo(Match.WHOLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%x = arith.addf %c, %nowhere : f32",
        "%x = arith.addf %x, %c : f32",
        "%c = arith.addf %c, %c : f32",
        "%altitude = arith.constant 1.0 : f32",
        "%0 = arith.constant 1.0 : f32",
        "%x = arith.addf %c, %w : f32",
        "%x = arith.addf %w, %w : f32",
        "%x = arith.select %c, %c, %c : f32",
        "%x = arith.select %1, %c, %w : f32",
        "%x = arith.extf %w : f64 to f32",
        "%x = arith.sitofp %c : f32 to f64",
        "%x = scf.if %c -> (f32) {",
        "%x = scf.for %j = %c to %c step %c iter_args(%acc = %c) -> (f32) {",
        "%x = math.sqrt %1 : i1",
        "scf.yield %c : f32",
        "return %w : f32",
        "return %w : f64",
        "return %nowhere : f32",
        "}",
      })
  void whatIsOutOfScopeOrOfAnotherTypeIsNotAllowed(String line) {
    PartialFunction function = PartialFunction.of(FORM);
    function.add(HEAD + " {\n");
    function.add("  %c = arith.constant 2.0 : f32\n");
    function.add("  %0 = arith.addf %c, %velocity : f32\n");
    function.add("  %1 = arith.cmpf olt, %0, %c : f32\n");
    function.add("  %w = arith.extf %0 : f32 to f64\n");
    assertThat(function.grammar().match("  " + line + "\n")).isEqualTo(Match.NONE);
    assertThat(function.grammar().match("  %x = arith.addf %c, %0 : f32\n")).isEqualTo(Match.WHOLE);
  }

  @Test
  void whatARegionDefinesEndsWithIt() {
    PartialFunction function = PartialFunction.of(FORM);
    function.add(HEAD + " {\n");
    function.add("  %t = arith.constant true\n");
    function.add("  %r = scf.if %t -> (f32) {\n");
    function.add("    %in = math.sqrt %altitude : f32\n");
    assertThat(function.grammar().match("    %x = math.exp %in : f32\n")).isEqualTo(Match.WHOLE);
    assertThat(function.grammar().match("    %r = math.exp %in : f32\n")).isEqualTo(Match.NONE);
    assertThat(function.grammar().match("  return %in : f32\n")).isEqualTo(Match.NONE);
    function.add("    scf.yield %in : f32\n");
    assertThat(function.grammar().match("  }\n")).isEqualTo(Match.NONE);
    function.add("  } else {\n");
    assertThat(function.grammar().match("    scf.yield %in : f32\n")).isEqualTo(Match.NONE);
    assertThat(function.grammar().match("    scf.yield %altitude : f32\n")).isEqualTo(Match.WHOLE);
  }

  @Test
  void aTokenMayReachIntoTheNextLine() {
    PartialFunction function = PartialFunction.of(FORM);
    assertThat(function.grammar().match(HEAD + " {\n   ")).isEqualTo(Match.WHOLE);
    assertThat(function.grammar().match(HEAD + " {\n\n")).isEqualTo(Match.NONE);
    assertThat(function.add(HEAD + " {")).isFalse();
    assertThat(function.add("\n ")).isTrue();
    assertThat(function.grammar().match(" return %altitude : f32\n")).isEqualTo(Match.WHOLE);
    assertThat(function.add(" ")).isFalse();
    assertThat(function.add("return %altitude : f32\n")).isTrue();
    assertThat(function.grammar().match("}")).isEqualTo(Match.WHOLE);
    assertThat(function.add("}\n")).isFalse();
  }

  @Test
  void aResultThatNothingMakesIsLeftToTheVerifier() {
    var form = new FunctionForm("func.func @f() -> memref<4xf32>", Set.of(), Set.of("f32"));
    PartialFunction function = PartialFunction.of(form);
    function.add("func.func @f() -> memref<4xf32> {\n");
    assertThat(function.grammar().match("  return %x : memref<4xf32>\n")).isEqualTo(Match.WHOLE);
    assertThatThrownBy(() -> PartialFunction.of(new FunctionForm("func", Set.of(), Set.of())))
        .hasMessageContaining("expected func.func");
  }
}
