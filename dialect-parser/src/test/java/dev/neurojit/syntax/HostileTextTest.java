package dev.neurojit.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.syntax.rules.Rules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that no grammar foresees: whatever comes, the tree is lossless and nothing is thrown. */
class HostileTextTest {
  private static final String PROGRAM =
      """
      Here is the program you asked for:
      ```mlir
      func @controller(%v: float, %t: f32) -> f32 {
        %zero = arith.constant 0 : f32; # nothing
        %thrust = arith.cmpf lt, %v, %t : f32
        %thrust = arith.select %thrust ? 1.0 : %zero : f32
        %r = scf.if %c -> (f32) {
          scf.yield %thrust : f32
        } else {
          %m = arith.mulf(%v, .5) : f32
          scf.yield %m
        }
        return %thrust : f32
      }
      ```
      """;

  private static SyntaxTree examine(String text) {
    Source source = Source.of("hostile.mlir", text);
    SyntaxTree tree = SyntaxTree.parse(source);
    assertThat(tree.tokens().stream().map(Token::text).collect(Collectors.joining()))
        .isEqualTo(text);
    List<Diagnostic> found =
        Stream.concat(tree.errors().stream(), Rules.ALL.stream().flatMap(rule -> rule.check(tree)))
            .toList();
    DiagnosticRenderer renderer = new DiagnosticRenderer(source, Colour.ANSI);
    for (Diagnostic diagnostic : found) {
      assertThat(diagnostic.span().end()).isLessThanOrEqualTo(text.length());
    }
    // To apply and render a patch takes time in proportion to the whole text.
    for (Diagnostic diagnostic : found.subList(0, Math.min(found.size(), 20))) {
      assertThat(renderer.render(diagnostic)).contains(diagnostic.code());
      diagnostic.patches().forEach(patch -> patch.apply(source));
    }
    return tree;
  }

  @Test
  void survivesEveryTruncation() {
    for (int end = 0; end <= PROGRAM.length(); end++) {
      examine(PROGRAM.substring(0, end));
    }
  }

  @Test
  void survivesDeletedAndDoubledTokens() {
    Random random = new Random(20);
    List<Token> tokens = SyntaxTree.parse(Source.of("p", PROGRAM)).tokens();
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (Token token : tokens) {
        text.append(token.text().repeat(random.nextInt(12) == 0 ? random.nextInt(3) : 1));
      }
      examine(text.toString());
    }
  }

  /** Found by mutants: a head, list or type without what stands in it everywhere else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "func.func @f(f32,) {\n^bb0(%a: f32, %b: f32):\n  return %a : f32\n}\n",
        "%r = arith.constant 0.0 : f32\nscf.if: %c {\n  %r = arith.addf %x, %y : f32\n}\n",
        "%s = arith.select %c, %x, %y : ,\n",
        "def f(x: float) -> float:\n  y = 0x\n  return x + 0xyz\n",
        "func.func @f(%c: i1) -> f32 {\n  %r = if %c { yield 1.0, 2.0 } else { 3.0 }\n  return %r\n}\n",
        "func.func @f(%m: memref<4xf32>, %n: memref<4xf32>) {\n  memref.copy %m, %n :}\n}\n",
        "func.func @f() {\n  %a = memref.alloca(,) : memref<4xf32>\n  return\n}\n",
        "%r = scf.while (%i = func.func @f() {\n}) : (i32) -> i32 {\n  scf.condition %c\n}\n"
      })
  void survivesWhatLacksItsParts(String text) {
    examine(text);
  }

  @Test
  void survivesRandomBytes() {
    Random random = new Random(21);
    for (int round = 0; round < 200; round++) {
      byte[] bytes = new byte[random.nextInt(600)];
      random.nextBytes(bytes);
      examine(new String(bytes, StandardCharsets.UTF_8));
      examine(new String(bytes, StandardCharsets.ISO_8859_1));
    }
    examine("\uD800 %a = \uDC00 arith.constant 😀 : f32");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "{",
        "[",
        "<",
        "}",
        "scf.if %c {\n",
        "\"a\"() ({",
        "func.func @f() {\n",
        "\"",
        "module {"
      })
  void survivesDeepNesting(String opening) {
    examine(opening.repeat(10_000));
  }

  /** A pattern must not go one call deeper for each part. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          %a = MANY                                   | arith.
          %a = "MANY"() : () -> ()                    | x.
          %v = x.y %a : vector<MANY>                  | 4x
          %v = x.y %a : vector<4xf32, MANY>           | 4,
          %v = arith.addf %a, %a : vector<MANY f32>   | 4 x
          %v = arith.constant dense<1.0> : [MANY f32] | 4 x
          %v = arith.constant [MANY 1.0]              | 1.0,
          %n = arith.constant 1MANY : i64             | _000
          %n = arith.constant 1MANY : i64             | ,000
          MANY                                        | <div>
          %r = f {%aMANY}                             | , %a
          %r = f {%aMANY} : f32                       | , %a
          %x = MANY 1                                 | -
          """)
  void survivesLongChains(String statement, String link) {
    examine("func.func @f(%a: f32) {\n" + statement.replace("MANY", link.repeat(10_000)) + "\n}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%a, ", ";", "# ", "/* ", "return %a\n", "%a = arith.addf %a, 2 : f32\n"})
  void staysLinearOnAMegabyte(String piece) {
    SyntaxTree tree = SyntaxTree.parse(Source.of("big", piece.repeat(1_000_000 / piece.length())));
    assertThat(tree.errors()).hasSizeLessThan(4000);
  }

  @Test
  void reportsOneErrorForManyOpenBrackets() {
    SyntaxTree tree = examine("%a = x.y " + "(".repeat(5_000));
    assertThat(tree.errors()).extracting(Diagnostic::code).containsExactly(SyntaxCodes.STATEMENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          func.func private @f(DEEP)                  | tuple<    | i1  | >
          func.func private @f(DEEP)                  | (         | i1  | ) -> i1
          "x.y"() {a = DEEP} : () -> ()               | [         | 1   | ]
          "x.y"() {a = DEEP} : () -> ()               | {a =      | 1   | }
          %r = arith.addi %a, %b {a = DEEP} : i32     | [{a = (   | 1   | )}]
          %r = x.y %a : !x.t<DEEP>                    | <(        | i1  | )>
          #a = #x.y<DEEP>                             | {a = <    | 1   | >}
          x.y DEEP                                    | <- (      | %a  | )
          """)
  void takesNestingInOneStatement(String statement, String open, String inside, String close) {
    String deep = open.repeat(10_000) + inside + close.repeat(10_000);
    assertThat(examine(statement.replace("DEEP", deep)).errors()).isEmpty();
  }

  @Test
  void findsWhatIsWrongDeepInside() {
    String deep = "[".repeat(10_000) + "1, `" + "]".repeat(10_000);
    SyntaxTree tree = examine("\"x.y\"() {a = " + deep + "} : () -> ()");
    assertThat(tree.errors()).extracting(Diagnostic::message).containsExactly("unexpected '`'");
    String crossed = "[".repeat(10_000) + ")" + "]".repeat(10_000);
    SyntaxTree other = examine("\"x.y\"() {a = " + crossed + "} : () -> ()");
    assertThat(other.errors()).extracting(Diagnostic::message).containsExactly("unexpected ')'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scf.if %c {\n|}\n", "\"x.y\"() ({\n|}) : () -> ()\n", "module {\n|}\n"})
  void takesNestedRegions(String pair) {
    String[] parts = pair.split("\\|", -1);
    SyntaxTree tree = examine(parts[0].repeat(10_000) + parts[1].repeat(10_000));
    assertThat(tree.errors()).isEmpty();
    assertThat(tree.operations()).hasSize(10_000);
  }
}
