package dev.neurojit.llm.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurojit.llm.grammar.Gbnf.Match;
import java.util.List;
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
    writes(FORM, PROGRAM);
  }

  @Test
  void longFunctionsAreLedToTheirEnd() {
    PartialFunction function = begun(60);
    function.add("  %1 = arith.cmpf olt, %altitude, %velocity : f32\n");
    function.add("  %2 = scf.if %1 -> (f64) {\n");
    assertThat(allows(function, "    %y = arith.constant 2.0 : f32\n")).isFalse();
    assertThat(allows(function, "    scf.yield %altitude : f64\n")).isFalse();
    String made = "    %y = arith.constant 2.0 : f64\n";
    assertThat(allows(function, made)).isTrue();
    function.add(made);
    assertThat(allows(function, "    %z = arith.negf %y : f64\n")).isFalse();
    for (String line : List.of("    scf.yield %y : f64\n", "  } else {\n")) {
      assertThat(allows(function, line)).isTrue();
      function.add(line);
    }
  }

  @Test
  void aLongBodyMayOnlyReturn() {
    assertThat(allows(begun(40), "  %y = arith.negf %altitude : f32\n")).isTrue();
    PartialFunction function = begun(60);
    assertThat(allows(function, "  %y = arith.negf %altitude : f32\n")).isFalse();
    assertThat(allows(function, "  return %altitude : f32\n")).isTrue();
  }

  private static PartialFunction begun(int lines) {
    PartialFunction function = PartialFunction.of(FORM);
    function.add(HEAD + " {\n");
    for (int i = 0; i < lines; i++) {
      function.add("  %k" + i + " = arith.constant 2.0 : f32\n");
    }
    return function;
  }

  private static boolean allows(PartialFunction function, String line) {
    return function.grammar().match(line) != Match.NONE;
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
  void memoryIsReadAndWritten() {
    writes(
        new FunctionForm(
            "func.func @f(%k: f32, %m: memref<?x2xf32>, %s: memref<i32>)",
            MlirGbnf.operations(),
            Set.of("f32", "i1", "i32", "index", "memref<?x2xf32>", "memref<i32>")),
        """
        func.func @f(%k: f32, %m: memref<?x2xf32>, %s: memref<i32>) {
          %c0 = arith.constant 0 : index
          %n = memref.dim %m, %c0 : memref<?x2xf32>
          %t = memref.alloc(%n) : memref<?x2xf32>
          scf.for %i = %c0 to %n step %n {
            %v = memref.load %m[%i, %c0] : memref<?x2xf32>
            %big = arith.cmpf ogt, %v, %k : f32
            scf.if %big {
              memref.store %k, %t[%i, %c0] : memref<?x2xf32>
            } else {
              %w = arith.addf %v, %k : f32
              memref.store %w, %t[%i, %c0] : memref<?x2xf32>
            }
            scf.if %big {
              memref.store %v, %m[%c0, %i] : memref<?x2xf32>
            }
          }
          %old = memref.load %s[] : memref<i32>
          %new = arith.addi %old, %old : i32
          memref.store %new, %s[] : memref<i32>
          return
        }
        """);
  }

  @Test
  void aHeaderMayBeLeftOpen() {
    writes(
        new FunctionForm("", MlirGbnf.operations(), Set.of("i32", "i1")),
        """
        func.func @double_it(%arg0: i32, %arg1: i1) -> i32 {
          %0 = arith.addi %arg0, %arg0 : i32
          %1 = arith.select %arg1, %0, %arg0 : i32
          return %1 : i32
        }
        """);
    var form = new FunctionForm("", Set.of(), Set.of("i32"));
    for (String head : List.of("@f(%arg1: i32)", "@f(%arg0: f32)", "@f(%x: i32)", "@f(i32)")) {
      assertThat(PartialFunction.of(form).grammar().match("func.func " + head))
          .as(head)
          .isEqualTo(Match.NONE);
    }
    assertThatThrownBy(() -> PartialFunction.of(new FunctionForm("", Set.of(), Set.of())))
        .hasMessageContaining("types to write one of");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%x = memref.load %m[%i] : memref<4xf32>",
        "%x = memref.load %m[%i, %i] : memref<?x2xf32>",
        "%x = memref.load %m[] : memref<4xi32>",
        "%x = memref.load %m[%i, %i] : memref<4xi32>",
        "%x = memref.load %m[%k] : memref<4xi32>",
        "memref.store %k, %m[%k] : memref<4xi32>",
        "memref.store %i, %m[%i] : memref<4xi32>",
        "%x = memref.store %k, %m[%i] : memref<4xi32>",
        "memref.load %m[%i] : memref<4xi32>",
        "%x = memref.dim %i, %i : memref<4xi32>",
        "%x = memref.alloc(%i) : memref<4xi32>",
        "%x = arith.addi %m, %m : memref<4xi32>",
        "%x = arith.constant 1 : memref<4xi32>",
        "scf.if %k {",
        "return %k : i32",
      })
  void memoryIsNotUsedAgainstItsType(String line) {
    var form =
        new FunctionForm(
            "func.func @f(%k: i32, %i: index, %m: memref<4xi32>)",
            MlirGbnf.operations(), Set.of("i32", "index", "memref<4xi32>"));
    PartialFunction function = PartialFunction.of(form);
    function.add(form.signature() + " {\n");
    assertThat(function.grammar().match("  " + line + "\n")).isEqualTo(Match.NONE);
    assertThat(function.grammar().match("  memref.store %k, %m[%i] : memref<4xi32>\n"))
        .isEqualTo(Match.WHOLE);
  }

  private static void writes(FunctionForm form, String program) {
    PartialFunction function = PartialFunction.of(form);
    for (String line : program.lines().toList()) {
      assertThat(function.grammar().match(line + "\n")).as(line).isEqualTo(Match.WHOLE);
      function.add(line + "\n");
    }
    assertThat(((GbnfRead.Ok) form.grammar()).grammar().match(program)).isEqualTo(Match.WHOLE);
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
