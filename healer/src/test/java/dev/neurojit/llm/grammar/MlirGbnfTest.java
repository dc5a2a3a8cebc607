package dev.neurojit.llm.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.llm.grammar.Gbnf.Match;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MlirGbnfTest {

  private static final String HEAD = "func.func @controller(%altitude: f32, %velocity: f32) -> f32";

  private static final List<String> OPS =
      List.of(
          "arith.constant",
          "arith.addf",
          "arith.mulf",
          "arith.cmpf",
          "arith.select",
          "arith.extf",
          "math.sqrt",
          "scf.if",
          "scf.for",
          "scf.yield",
          "my.op");

  private static final Gbnf GRAMMAR = ok(HEAD, OPS, List.of("f32", "f64", "i1", "index"));

  @Test
  void aControllerIsOfTheGrammar() {
    String program =
        """
        func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
          %c = arith.constant -1.5 : f32
          %t = arith.constant true
          %n = arith.constant 10 : index
          %0 = arith.addf %altitude, %c : f32
          %1 = arith.cmpf olt, %0, %velocity : f32
          %2 = arith.select %1, %0, %c : f32
          %w = arith.extf %2 : f32 to f64
          %i = scf.if %1 -> (f32) {
            %3 = math.sqrt %0 : f32
            scf.yield %3 : f32
          } else {
            scf.yield %c : f32
          }
          %f = scf.for %k = %n to %n step %n iter_args(%acc = %i) -> (f32) {
            scf.yield %acc : f32
          }
          %g = my.op %f, %i : f32, f32
          return %f : f32
        }
        """;
    assertThat(GRAMMAR.match(program)).isEqualTo(Match.WHOLE);
    for (int end = 0; end < program.length() - 1; end++) {
      assertThat(GRAMMAR.match(program.substring(0, end))).isEqualTo(Match.PREFIX);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%a = arith.subf %b, %c : f32",
        "%a = arith.addf %b : f32",
        "%a = arith.addf %b, %c : i1",
        "%a = arith.addf %b, %c : f16",
        "%a = arith.cmpf slt, %b, %c : f32",
        "%a = arith.constant 1 : f32",
        "%a = arith.constant 1.0",
        "%0a = math.sqrt %b : f32",
        "a = math.sqrt %b : f32",
        "memref.store %a, %b : f32",
        "```"
      })
  void whatIsNotGivenIsNotOfTheGrammar(String line) {
    assertThat(GRAMMAR.match(HEAD + " {\n  " + line + "\n")).isEqualTo(Match.NONE);
    assertThat(GRAMMAR.match(HEAD + " {\n  %a = arith.addf %b, %c : f32\n"))
        .isEqualTo(Match.PREFIX);
  }

  @Test
  void theHeaderAndTheResultsAreFixed() {
    assertThat(GRAMMAR.match("func.func @other")).isEqualTo(Match.NONE);
    assertThat(GRAMMAR.match(HEAD + " {\n  return %a : f64\n")).isEqualTo(Match.NONE);
    Gbnf two = ok("func.func @f(%a: memref<4xf32>) -> (f32, vector<2xi8>) {", List.of(), List.of());
    assertThat(
            two.match(
                "func.func @f(%a: memref<4xf32>) -> (f32, vector<2xi8>) {\n  return %a, %b : f32, vector<2xi8>\n}"))
        .isEqualTo(Match.WHOLE);
    assertThat(ok("func.func @f()", OPS, List.of("f32")).match("func.func @f() {\n  return\n}\n"))
        .isEqualTo(Match.WHOLE);
    String higher = "func.func @f(%g: (f32) -> f32) -> i1";
    assertThat(ok(higher, OPS, List.of("f32")).match(higher + " {\n  return %x : i1\n}"))
        .isEqualTo(Match.WHOLE);
  }

  @Test
  void vectorsHaveDenseConstants() {
    Gbnf gbnf = ok(HEAD, List.of("arith.constant"), List.of("vector<4xf32>"));
    assertThat(gbnf.match(HEAD + " {\n  %a = arith.constant dense<1.0> : vector<4xf32>\n"))
        .isEqualTo(Match.PREFIX);
  }

  @Test
  void operationsWithoutATypeAreLeftOut() {
    Gbnf gbnf = ok(HEAD, List.of("arith.addi", "arith.addf"), List.of("f32"));
    assertThat(gbnf.text()).contains("arith.addf").doesNotContain("arith.addi");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "func @f()~arith.addf~f32~expected func.func",
        "func.func @f(~arith.addf~f32~expected func.func",
        "func.func @f()~addf~f32~operation's name",
        "func.func @f()~arith.addf\"~f32~operation's name",
        "func.func @f()~arith.addf~' '~a type such as",
      })
  void badInputIsToldNotThrown(String head, String op, String type, String message) {
    GbnfRead read = new FunctionForm(head, Set.of(op), Set.of(type)).grammar();
    assertThat(read).isInstanceOf(GbnfRead.Malformed.class);
    assertThat(((GbnfRead.Malformed) read).message()).contains(message);
  }

  private static Gbnf ok(String head, List<String> ops, List<String> types) {
    GbnfRead read = new FunctionForm(head, Set.copyOf(ops), Set.copyOf(types)).grammar();
    assertThat(read).isInstanceOf(GbnfRead.Ok.class);
    Gbnf gbnf = ((GbnfRead.Ok) read).grammar();
    assertThat(Gbnf.parse(gbnf.text())).isEqualTo(read);
    return gbnf;
  }
}
