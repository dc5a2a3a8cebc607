package dev.neurojit.lsp.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is meant by a name. In the programs, what is marked {@code «»} is one name. */
final class NamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        // parameters and results
        "func.func @f(%«a»: f32, %b: f32) -> f32 { %c = arith.addf %«a», %b : f32 return %c : f32 }",
        // the same name in two functions
        "func.func @f(%a: f32) { return }\nfunc.func @g(%«a»: f32) -> f32 { return %«a» : f32 }",
        // induction variable, and one of the same name in a sibling loop
        "func.func @f(%n: index) { scf.for %«i» = %n to %n step %n { \"t.u\"(%«i») : (index) -> () }\n"
            + "scf.for %i = %n to %n step %n { \"t.u\"(%i) : (index) -> () } return }",
        // iteration arguments, whose initial value may have any name
        "func.func @f(%n: index, %x: f32) -> f32 { %r = scf.for %i = %n to %n step %n"
            + " iter_args(%«acc» = %x) -> (f32) { %y = arith.addf %«acc», %x : f32\n"
            + " scf.yield %y : f32 } return %r : f32 }",
        // loops of dialects that no table lists
        "func.func @f() { affine.for %«i» = 0 to 4 { \"t.u\"(%«i») : (index) -> () } return }",
        "func.func @f(%n: index) { scf.parallel (%i, %«j») = (%n, %n) to (%n, %n) step (%n, %n) {\n"
            + " \"t.u\"(%i, %«j») : (index, index) -> () } return }",
        "func.func @f(%n: index) { scf.forall (%«i») in (%n) { \"t.u\"(%«i») : (index) -> () } return }",
        // both regions of a while: the second has names of its own
        "func.func @f(%c: i1, %x: i32) { %r = scf.while (%«s» = %x) : (i32) -> i32 {\n"
            + " scf.condition(%c) %«s» : i32 } do {\n ^bb0(%s: i32): scf.yield %s : i32 } return }",
        // arguments in front of a region
        "func.func @f(%t: tensor<4xf32>, %o: tensor<f32>) { %r = linalg.reduce ins(%t :"
            + " tensor<4xf32>) outs(%o : tensor<f32>) dimensions = [0] (%«in»: f32, %acc: f32) {\n"
            + " %s = arith.addf %«in», %acc : f32 linalg.yield %s : f32 } return }",
        // one of several results
        "func.func @f() -> f32 { %«r»:2 = \"t.two\"() : () -> (f32, f32)\n"
            + " %s = arith.addf %«r»#0, %«r»#1 : f32 return %s : f32 }",
        // across blocks, against the order of the text
        "func.func @f(%c: i1) -> i32 { cf.br ^b2\n^b1: return %«v» : i32\n"
            + "^b2: %«v» = arith.constant 1 : i32 cf.br ^b1 }",
        // block arguments
        "func.func @f(%x: i32) -> i32 { cf.br ^b(%x : i32)\n^b(%«y»: i32): return %«y» : i32 }",
        // labels
        "func.func @f(%c: i1) { cf.cond_br %c, ^«left», ^right\n^«left»: return\n^right: cf.br ^«left» }",
        // symbols, also before their definition and in attributes
        "func.func @g() { call @«f»() : () -> () return }\nfunc.func @«f»() { return }",
        "module @m { func.func @«f»() { return } }\nfunc.func @f() { return }\n"
            + "\"t.use\"() {callee = @m::@«f»} : () -> ()",
        "memref.global @«buf» : memref<4xf32>\nfunc.func @f() {"
            + " %0 = memref.get_global @«buf» : memref<4xf32> return }",
        "llvm.func @«puts»(%s: i32) -> i32\nllvm.func @m(%x: i32) {"
            + " %0 = llvm.call @«puts»(%x) : (i32) -> i32 llvm.return }",
        "\"func.func\"() <{sym_name = \"«f»\", function_type = () -> ()}> ({ func.return }) : () -> ()\n"
            + "func.func @g() { call @«f»() : () -> () return }",
        // aliases
        "#«map» = affine_map<(d0) -> (d0)>\nfunc.func @f(%m: memref<4xf32, #«map»>) { return }",
        "!«t» = i32\nfunc.func @f(%x: !«t») -> !«t» { return %x : !«t» }",
        // assigned twice: each use means the assignment before it
        "func.func @f(%x: f32) -> f32 { %«a» = arith.addf %x, %x : f32\n"
            + " %a = arith.mulf %«a», %«a» : f32\n return %a : f32 }",
        "func.func @f(%x: f32) -> f32 { %a = arith.addf %x, %x : f32\n"
            + " %«a» = arith.mulf %a, %a : f32\n return %«a» : f32 }",
        // nothing is seen through a function's wall
        "%«x» = arith.constant 1 : i32\nfunc.func @f() -> i32 { return %x : i32 }",
      })
  void mentionsOfOneNameBelongTogether(String marked) {
    String text = marked.replace("«", "").replace("»", "");
    Names names = Names.of(SyntaxTree.parse(Source.of("t.mlir", text)));
    Name name = names.at(marked.indexOf('«')).orElseThrow();
    assertThat(marked(text, name)).isEqualTo(marked);
    assertThat(name.definition()).isPresent();
    for (Mention mention : name.mentions()) {
      assertThat(names.at(mention.span().start() - 1)).as("on the sigil").hasValue(name);
      assertThat(names.at(mention.span().end())).as("behind it").hasValue(name);
    }
  }

  @Test
  void whatNobodyDefinesIsOneNamePerFunction() {
    String text =
        "func.func @f() { \"t.u\"(%x, %x) : (i1, i1) -> () return }\n"
            + "func.func @g() { \"t.u\"(%x) : (i1) -> () return }";
    Names names = Names.of(SyntaxTree.parse(Source.of("t.mlir", text)));
    Name name = names.at(text.indexOf("%x")).orElseThrow();
    assertThat(name.definition()).isEmpty();
    assertThat(name.mentions()).hasSize(2);
  }

  @Test
  void dialectTypesAreNoAliases() {
    String text = "llvm.func @f(%p: !llvm.ptr)";
    Names names = Names.of(SyntaxTree.parse(Source.of("t.mlir", text)));
    assertThat(names.at(text.indexOf("!llvm") + 1)).isEmpty();
  }

  @Test
  void brokenTextGivesNamesAndNoException() {
    var random = new Random(5);
    List<String> pieces =
        List.of(
            "func.func @f(",
            "%a",
            ": f32",
            ")",
            "{",
            "}",
            "scf.for ",
            "= ",
            "^b",
            "(",
            ",",
            "@m::",
            "@g",
            "#m = ",
            "%r:2 = ",
            "module @m {",
            "in ",
            "\"sym_name\"",
            "\n",
            "#1");
    for (int round = 0; round < 2000; round++) {
      var text = new StringBuilder();
      for (int i = random.nextInt(30); i >= 0; i--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      Names names = Names.of(SyntaxTree.parse(Source.of("t.mlir", text.toString())));
      for (Name name : names.all()) {
        assertThat(name.mentions()).as(text.toString()).isNotEmpty();
        for (Mention mention : name.mentions()) {
          String said = text.substring(mention.span().start(), mention.span().end());
          assertThat(name.text()).contains(said.replace("\"", ""));
        }
      }
    }
  }

  private static String marked(String text, Name name) {
    var result = new StringBuilder(text);
    for (Mention mention : name.mentions().reversed()) {
      result.insert(mention.span().end(), '»').insert(mention.span().start(), '«');
    }
    return result.toString();
  }
}
