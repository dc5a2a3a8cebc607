package dev.neurojit.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxTreeTest {
  private static final String LANDER =
      """
      module {
        func.func @controller(%altitude: f32, %velocity: f32) -> f32 attributes {a = 1 : i32} {
          %kp = arith.constant -0.5 : f32 // gain
          %n = arith.constant 3 : i32
          %g = "arith.constant"() <{value = 1.62 : f64}> : () -> f64
          %v = arith.constant dense<[0.5, 1.0]> : vector<2xf32>
          %c = arith.cmpf olt, %altitude, %velocity fastmath<fast> : f32
          %r:2 = scf.if %c -> (f32, f32) {
            scf.yield %kp, %altitude : f32, f32
          }
          else {
            %t = arith.mulf %kp, %velocity {x = [1, 2]} : f32 %u = arith.addf %t, %t : f32
            scf.yield %t, %u : f32, f32
          } {tag = "a"}
          "test.loop"(%r#0) ({
          ^bb0(%arg: f32, %i: index):
            test.body %arg, [%i] {k} : f32
          }, {}) : (f32) -> ()
          return %r#1 : f32
        }
        func.func private @sqrtf(f32) -> f32
      }
      """;

  private static SyntaxTree parse(String text) {
    return SyntaxTree.parse(Source.of("t.mlir", text));
  }

  /** Code that became a comment would be lost to every rule. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "  for (int i = 0; i < n; i++) {",
        "  elif error > limit:",
        "  a = b; c = d",
        "  a = b; c += d",
        "  switch (mode) {",
      })
  void takesCodeOfOtherLanguagesForCode(String line) {
    assertThat(SyntaxTree.parse(Source.of("f.mlir", line + "\n")).noise()).isEmpty();
  }

  @Test
  void readsValidTextWithoutErrors() {
    SyntaxTree tree = parse(LANDER);
    assertThat(tree.errors()).isEmpty();
    assertThat(tree.noise()).isEmpty();
    assertThat(tree.operations())
        .extracting(OperationSyntax::name)
        .containsExactly(
            "module",
            "func.func",
            "arith.constant",
            "arith.constant",
            "arith.constant",
            "arith.constant",
            "arith.cmpf",
            "scf.if",
            "scf.yield",
            "arith.mulf",
            "arith.addf",
            "scf.yield",
            "test.loop",
            "",
            "test.body",
            "return",
            "func.func");
  }

  @Test
  void describesFunctions() {
    SyntaxTree tree = parse(LANDER);
    FunctionSyntax controller = tree.function("controller").orElseThrow();
    assertThat(controller.parameters())
        .extracting(ArgumentSyntax::name)
        .containsExactly("%altitude", "%velocity");
    assertThat(controller.parameters()).extracting(ArgumentSyntax::type).containsOnly("f32");
    assertThat(controller.results()).extracting(TypeSyntax::text).containsExactly("f32");
    assertThat(tree.source().text(controller.nameSpan())).isEqualTo("@controller");
    assertThat(tree.source().text(controller.span())).startsWith("func.func").endsWith("}");
    FunctionSyntax external = tree.function("sqrtf").orElseThrow();
    assertThat(external.body()).isNull();
    assertThat(external.parameters()).extracting(ArgumentSyntax::name).containsExactly("");
  }

  @Test
  void describesOperations() {
    SyntaxTree tree = parse(LANDER);
    OperationSyntax branch = tree.operations().get(7);
    assertThat(branch.results())
        .extracting(ResultSyntax::name, ResultSyntax::count)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("%r", 2));
    assertThat(branch.regions()).hasSize(2);
    OperationSyntax cmp = tree.operations().get(6);
    assertThat(cmp.operands()).extracting(Token::text).containsExactly("%altitude", "%velocity");
    assertThat(cmp.types()).extracting(TypeSyntax::text).containsExactly("f32");
    OperationSyntax loop = tree.operations().get(12);
    BlockSyntax labelled = loop.regions().getFirst().blocks().getLast();
    assertThat(labelled.arguments())
        .extracting(ArgumentSyntax::type)
        .containsExactly("f32", "index");
    assertThat(labelled.operations().getFirst().parent()).isSameAs(loop);
  }

  @Test
  void findsFloatConstantsOfAFunction() {
    SyntaxTree tree = parse(LANDER);
    List<FloatConstant> constants = tree.floatConstants("controller");
    assertThat(constants).extracting(FloatConstant::literal).containsExactly("-0.5", "1.62");
    assertThat(constants).extracting(FloatConstant::type).containsExactly("f32", "f64");
    assertThat(constants).extracting(FloatConstant::result).containsExactly("%kp", "%g");
    assertThat(tree.source().text(constants.getFirst().literalSpan())).isEqualTo("-0.5");
    assertThat(tree.floatConstants("nobody")).isEmpty();
  }

  @Test
  void recoversStatementByStatement() {
    SyntaxTree tree =
        parse(
            """
            func.func @f(%x: f32) -> f32 {
              %a = arith.mulf %x, : f32
              %b = arith.addf %x, %x : f32
              %c = arith.select %b ? %x
              %d = arith.addf %x %x : f32
              return %b : f32
            }
            """);
    assertThat(tree.errors())
        .extracting(error -> tree.source().lineAt(error.span().start()))
        .containsExactly(2, 4, 5);
    assertThat(tree.errors()).extracting(Diagnostic::code).containsOnly(SyntaxCodes.STATEMENT);
    assertThat(tree.errors().getFirst().message())
        .isEqualTo("unexpected ':', expected an SSA value (%name)");
  }

  @Test
  void aFunctionEndsWhereTheNextBegins() {
    SyntaxTree tree = parse("func.func @f() {\n  return\nfunc.func @g() {\n  return\n}\n");
    assertThat(tree.functions()).extracting(FunctionSyntax::name).containsExactly("f", "g");
    assertThat(tree.top().operations()).hasSize(2);
    assertThat(tree.unclosedRegions()).hasSize(1);
  }
}
