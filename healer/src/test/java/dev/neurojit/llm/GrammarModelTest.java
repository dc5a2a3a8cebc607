package dev.neurojit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.judge.NativeParser;
import dev.neurojit.llm.Reply.Stop;
import dev.neurojit.llm.gguf.RandomGguf;
import dev.neurojit.llm.grammar.EditsForm;
import dev.neurojit.llm.grammar.FunctionForm;
import dev.neurojit.llm.grammar.Gbnf;
import dev.neurojit.llm.grammar.Gbnf.Match;
import dev.neurojit.llm.grammar.GbnfRead;
import dev.neurojit.llm.grammar.MlirGbnf;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real llama.cpp under a grammar: random weights babble, but what they say obeys. */
final class GrammarModelTest {

  @TempDir private static Path files;

  @Test
  void aBabblerKeepsToTheGrammarAndEndsWithIt() throws IOException {
    Gbnf gbnf = grammar("root ::= (\"yes\" | \"no\") \", \" [0-9]{1,3} \"é\"? \"\\n\"");
    try (LanguageModel model = open()) {
      for (int seed = 0; seed < 10; seed++) {
        Reply reply = reply(model, prompt(seed, 200).withGrammar(gbnf));
        assertThat(gbnf.match(reply.text())).isEqualTo(Match.WHOLE);
        assertThat(reply.stop()).isEqualTo(Stop.END);
      }
      // Without one, it babbles again.
      assertThat(gbnf.match(reply(model, prompt(1, 50)).text())).isEqualTo(Match.NONE);
    }
  }

  @Test
  void anEndlessGrammarIsCutByTheLimit() throws IOException {
    Gbnf gbnf = grammar("root ::= (\"ab\" | \"ba\")+ \"!\"");
    try (LanguageModel model = open()) {
      Reply reply = reply(model, prompt(5, 4).withGrammar(gbnf));
      assertThat(gbnf.match(reply.text())).isIn(Match.PREFIX, Match.WHOLE);
      assertThat(reply.text()).isNotEmpty();
    }
  }

  @Test
  void aBabblerWritesMlirFunctionsThatParse() throws IOException {
    GbnfRead read =
        new FunctionForm(
                "func.func @controller(%altitude: f32, %velocity: f32) -> f32",
                Set.of("arith.constant", "arith.addf", "arith.cmpf", "arith.select"),
                Set.of("f32", "i1"))
            .grammar();
    Gbnf gbnf = ((GbnfRead.Ok) read).grammar();
    try (LanguageModel model = open()) {
      for (int seed = 0; seed < 4; seed++) {
        String text = reply(model, prompt(seed, 600).withGrammar(gbnf)).text();
        assertThat(gbnf.match(text)).isNotEqualTo(Match.NONE);
        // A babbler seldom says return: its last line is left out, and the function closed for it.
        int said = text.indexOf("\n  return");
        String body = text.substring(0, said < 0 ? text.lastIndexOf('\n') : said);
        String closed = body + "\n  return %x : f32\n}\n";
        assertThat(closed).contains(" = arith.");
        assertThat(gbnf.match(closed)).isEqualTo(Match.WHOLE);
        assertThat(SyntaxTree.parse(Source.of("babble.mlir", closed)).errors()).isEmpty();
      }
    }
  }

  @Test
  void editsOfABabblerAreOfItsLines() throws IOException {
    var body = new FunctionForm("", Set.of("arith.constant", "arith.addf"), Set.of("f32"));
    var form =
        new EditsForm(
            List.of(
                new EditsForm.Line.Brace(1),
                new EditsForm.Line.Defining(2, "%y"),
                new EditsForm.Line.Ending(3, "return", List.of("f32"))),
            Map.of("%x", "f32", "%y", "f32"),
            body);
    Gbnf gbnf = ((GbnfRead.Ok) form.grammar()).grammar();
    try (LanguageModel model = open()) {
      for (int seed = 0; seed < 4; seed++) {
        String text = reply(model, prompt(seed, 300).withGrammar(gbnf)).text();
        assertThat(gbnf.match(text)).isNotEqualTo(Match.NONE);
        assertThat(text.lines().skip(1)).first().asString().matches("[123]\\+?:.*");
      }
    }
  }

  @Test
  void namesAndTypesOfABabblerAgree() throws IOException {
    var form =
        new FunctionForm(
            "func.func @controller(%altitude: f32, %velocity: f64) -> f32",
            MlirGbnf.operations(), Set.of("f32", "f64", "i1", "i32", "index"));
    try (LanguageModel model = open();
        var mlir = new NativeParser()) {
      for (int seed = 0; seed < 4; seed++) {
        String text = reply(model, prompt(seed, 700).withFunction(form)).text();
        String closed = closed(text);
        assertThat(closed.lines().count()).isGreaterThan(4);
        assertThat(mlir.check(Source.of("babble.mlir", closed))).as(closed).isEmpty();
      }
    }
  }

  @Test
  void memoryOfABabblerIsUsedByItsType() throws IOException {
    var form =
        new FunctionForm(
            "func.func @f(%altitude: f32, %i: index, %m: memref<2x2xf32>) -> f32",
            Set.of("arith.constant", "memref.load", "memref.store", "scf.for", "scf.if"),
            Set.of("f32", "i1", "index", "memref<2x2xf32>"));
    try (LanguageModel model = open();
        var mlir = new NativeParser()) {
      for (int seed = 0; seed < 4; seed++) {
        String text = reply(model, prompt(seed, 500).withFunction(form)).text();
        assertThat(text).containsAnyOf(" memref.load ", " memref.store ", " scf.");
        String closed = closed(text);
        assertThat(mlir.check(Source.of("babble.mlir", closed))).as(closed).isEmpty();
      }
    }
  }

  /** Cuts a text behind its last line outside of regions, and ends the function there. */
  private static String closed(String text) {
    var lines = new ArrayList<String>();
    int kept = 0;
    int depth = 0;
    for (String line : text.substring(0, text.lastIndexOf('\n')).lines().toList()) {
      lines.add(line);
      depth += line.endsWith("{") ? 1 : 0;
      depth -= line.strip().startsWith("}") ? 1 : 0;
      kept = depth == 1 && !line.strip().startsWith("return") ? lines.size() : kept;
    }
    return String.join("\n", lines.subList(0, kept)) + "\n  return %altitude : f32\n}\n";
  }

  private static Prompt prompt(long seed, int maxTokens) {
    return new Prompt(
        List.of(Message.user("Say something.")), maxTokens, 1.0, seed, Duration.ofSeconds(60));
  }

  private static Reply reply(LanguageModel model, Prompt prompt) {
    Completion completion = model.complete(prompt, Progress.SILENT);
    assertThat(completion).isInstanceOf(Reply.class);
    return (Reply) completion;
  }

  private static Gbnf grammar(String text) {
    return ((GbnfRead.Ok) Gbnf.parse(text)).grammar();
  }

  private static LanguageModel open() throws IOException {
    Path gguf = RandomGguf.TINY.write(files.resolve("random.gguf"));
    ModelOptions options = ModelOptions.defaults().withState(files.resolve("state")).withThreads(1);
    return ((Opened.Ok) Models.open(gguf.toString(), options)).model();
  }
}
