package dev.neurojit.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.syntax.rules.Rules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Valid text in forms that only the operation's dialect knows: where statements begin and end. */
class CustomFormsTest {
  static Stream<Arguments> forms() {
    return Stream.of(
        form(
            "clauses on lines of their own",
            "linalg.generic linalg.yield",
            """
            %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
                ins(%a : tensor<4xf32>)
                outs(%b : tensor<4xf32>) {
            ^bb0(%x: f32, %y: f32):
              linalg.yield %x : f32
            } -> tensor<4xf32>
            """),
        form(
            "operands and types on lines of their own",
            "vector.contract arith.addf",
            """
            %0 = vector.contract {kind = #vector.kind<add>}
              %a, %b, %c
              : vector<4x4xf32>, vector<4x4xf32> into
                vector<4x4xf32>
            %1 = arith.addf %0, %0 : vector<4x4xf32>
            """),
        form(
            "cases after a region",
            "scf.index_switch scf.yield scf.yield scf.yield",
            """
            %0 = scf.index_switch %i -> i32
            case 2 {
              scf.yield %a : i32
            }
            case 5 {
              scf.yield %b : i32
            }
            default {
              scf.yield %c : i32
            }
            """),
        form(
            "regions that have names",
            "omp.declare_reduction omp.yield omp.yield",
            """
            omp.declare_reduction @add : f32
            init {
            ^bb0(%x: f32):
              omp.yield(%z : f32)
            } combiner {
            ^bb1(%x: f32, %y: f32):
              omp.yield(%x : f32)
            }
            """),
        form(
            "a region after an equals sign",
            "sparse_tensor.unary sparse_tensor.yield",
            """
            %0 = sparse_tensor.unary %a : f64 to f64
              present={
              ^bb0(%x: f64):
                sparse_tensor.yield %x : f64
              }
              absent={}
            """),
        form(
            "lists in braces",
            "transform.structured.match transform.yield",
            """
            %0 = transform.structured.match ops{["linalg.matmul"]} in %root : (!t.any) -> !t.any
            transform.yield
            """),
        form(
            "an operation's name in braces",
            "linalg.map func.return",
            """
            linalg.map { arith.addf } ins(%a, %b : memref<4xf32>, memref<4xf32>)
              outs(%c : memref<4xf32>)
            func.return
            """),
        form(
            "an operation alone in braces",
            "gpu.module_like gpu.terminator",
            """
            gpu.module_like { gpu.terminator }
            """),
        form(
            "no dialect where one is lent",
            "pdl.pattern operation rewrite",
            """
            pdl.pattern @p : benefit(1) {
              %root = operation "foo.op"
              rewrite %root with "rewriter"
            }
            """),
        form(
            "an alias over several lines",
            " test.use",
            """
            #type = #llvm.di_basic_type<
              tag = DW_TAG_base_type, encoding = DW_ATE_signed>
            test.use {type = #type}
            """),
        form(
            "numbers in braces within a type",
            "func.func",
            """
            func.func private @f() -> tensor<2x!quant.uniform<i8:f32:1, {0.5, 0.25}>>
            """),
        form(
            "a result on a line of its own",
            "scf.for scf.yield",
            """
            %last =
            scf.for %i = %a to %b step %c iter_args(%x = %y) -> f32 {
              scf.yield %x : f32
            }
            """),
        form(
            "a block as an operand before the types",
            "llvm.invoke llvm.return",
            """
            %0 = llvm.invoke @f(%a) to ^bb2 unwind ^bb1 : (i32) -> i32
            ^bb1:
            llvm.return
            """),
        form(
            "an arrow to the left",
            "omp.tile omp.terminator",
            """
            omp.tile <- (%loop) sizes(%n : i32)
            omp.terminator
            """),
        form(
            "a flag without a value",
            "arith.divui",
            """
            %0 = arith.divui %a, %b exact : i64
            """));
  }

  private static Arguments form(String what, String names, String text) {
    return Arguments.of(what, List.of(names.split(" ", -1)), text);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void cutsIntoStatements(String what, List<String> names, String text) {
    SyntaxTree tree = SyntaxTree.parse(Source.of(what, text));
    assertThat(tree.errors()).isEmpty();
    assertThat(tree.operations().stream().filter(op -> !op.isLabel()))
        .extracting(OperationSyntax::name)
        .containsExactlyElementsOf(names);
  }

  @Test
  void functionsMayNestWhereTheTextIsIndented() {
    String nested =
        """
        func.func @outer() {
          func.func @inner() {
            return
          }
          return
        }
        """;
    SyntaxTree tree = SyntaxTree.parse(Source.of("nested", nested));
    assertThat(tree.errors()).isEmpty();
    assertThat(tree.top().operations()).hasSize(1);
  }

  @Test
  void rulesHaveNothingAgainstNamesThatAnOperationBinds() {
    String text =
        """
        func.func @f(%t: tensor<4xf32>, %m: memref<4xf32>) {
          affine.for %i = 0 to 4 {
            %x = affine.load %m[%i] : memref<4xf32>
            affine.store %x, %m[%i] : memref<4xf32>
          }
          scf.forall (%arg0, %arg1) in (2, 2) {
            %y = arith.addi %arg0, %arg1 {stage = 1, order = 2} : index
          }
          return
        }
        """;
    SyntaxTree tree = SyntaxTree.parse(Source.of("bound", text));
    assertThat(Rules.ALL.stream().flatMap(rule -> rule.check(tree))).isEmpty();
  }
}
