package dev.neurojit.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.llm.Completion;
import dev.neurojit.llm.LanguageModel;
import dev.neurojit.llm.Message;
import dev.neurojit.llm.Progress;
import dev.neurojit.llm.Prompt;
import dev.neurojit.llm.grammar.Gbnf;
import dev.neurojit.llm.grammar.Gbnf.Match;
import dev.neurojit.syntax.Source;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecodingTest {
  private static final Source PROGRAM =
      Source.of(
          "f.mlir",
          """
          func.func @f(%x: f32, %n: i32) -> f32 {
            %k = arith.constant 0.5 : f32
            %c = arith.cmpf olt, %x, %k : f32
            %y = scf.if %c -> (f32) {
              %a = arith.mulf %x, %k : f32
              scf.yield %a : f32
            } else {
              scf.yield %x : f32
            }
            return %y : f32
          }
          """);

  private static final Gbnf EDITS = constrained(ReplyForm.EDITS).grammar().orElseThrow();

  private static Prompt constrained(ReplyForm form) {
    var free = new Prompt(List.of(Message.user("?")), 9, 0.5, 1, Duration.ofSeconds(1));
    assertThat(Decoding.FREE.constrain(free, form, PROGRAM, "f")).isEqualTo(free);
    assertThat(Decoding.CONSTRAINED.constrain(free, form, PROGRAM, "g")).isEqualTo(free);
    return Decoding.CONSTRAINED.constrain(free, form, PROGRAM, "f");
  }

  private static Match match(String edits) {
    return EDITS.match("```mlir\n" + edits + "\n```");
  }

  private static Decoding fitting(String program, ReplyForm form) {
    return Decoding.fitting(new Local(), form, Source.of("f.mlir", program), "f");
  }

  @Test
  void localModelsAreConstrainedWithinTheGrammarsReach() {
    assertThat(fitting(PROGRAM.text(), ReplyForm.FUNCTION)).isEqualTo(Decoding.CONSTRAINED);
    assertThat(fitting(PROGRAM.text(), ReplyForm.EDITS)).isEqualTo(Decoding.FREE);
    assertThat(Decoding.fitting(new Remote(), ReplyForm.FUNCTION, PROGRAM, "f"))
        .isEqualTo(Decoding.FREE);
    assertThat(Decoding.fitting(new Local(), ReplyForm.FUNCTION, PROGRAM, "g"))
        .isEqualTo(Decoding.FREE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%y = arith.clampf %x, %x, %x : f32", // does not exist: the model is to write another
        "%y = arith.adf %x, %x : f32",
        "%y = scf.for %i = %a to %b step %c iter_args(%k = %x) -> (f32) {\n scf.yield %k : f32\n }",
      })
  void mistakesAreWithinReach(String line) {
    assertThat(fitting(function(line), ReplyForm.FUNCTION)).isEqualTo(Decoding.CONSTRAINED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%y = call @g(%x) : (f32) -> f32",
        "%y = vector.extract %v[0] : f32 from vector<2xf32>",
        "%k = arith.constant dense<1.0> : vector<2xf32>",
        "%y:2 = scf.if %c -> (f32, f32) {\n scf.yield %x, %x : f32, f32\n }",
        "%y = scf.while (%k = %x) : (f32) -> f32 {\n }",
        "cf.br ^bb1\n^bb1:",
      })
  void whatTheGrammarCannotSayIsNot(String line) {
    assertThat(fitting(function(line), ReplyForm.FUNCTION)).isEqualTo(Decoding.FREE);
  }

  @Test
  void headersOfMemoryAreBeyondReach() {
    String program = PROGRAM.text().replace("%n: i32", "%n: memref<4xf32>");
    assertThat(fitting(program, ReplyForm.FUNCTION)).isEqualTo(Decoding.FREE);
  }

  private static String function(String line) {
    return "func.func @f(%x: f32) -> f32 {\n  " + line + "\n  return %y : f32\n}\n";
  }

  @Test
  void aWholeFunctionIsFollowedFromLineToLine() {
    assertThat(constrained(ReplyForm.FUNCTION).function()).isPresent();
    assertThat(constrained(ReplyForm.EDITS).function()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2:   %k = arith.constant 0.75 : f32",
        "2:",
        "5:     %b = arith.addf %x, %k : f32\n6:     scf.yield %b : f32",
        "3+:   %w = arith.sitofp %n : i32 to f32",
        "4+:     %z = arith.negf %x : f32",
        "10:   return %x : f32",
      })
  void editsOfItsLinesMatch(String edits) {
    assertThat(match(edits)).isEqualTo(Match.WHOLE);
    assertThat(EditScript.parse(edits).edits()).hasSameSizeAs(edits.lines().toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2:   %c = arith.constant 0.75 : f32", // takes the name of line 3
        "2+:   %k = arith.constant 0.75 : f32", // defines a name again
        "5:     %a = arith.addf %x, %n : f32", // an i32
        "5:     %a = arith.cloverf %x, %k : f32",
        "4:   %y = scf.if %c -> (f32) {", // the head of a region
        "10:", // the end of the function
        "10:   return %x : f64",
        "11: }",
        "12+:   %w = arith.negf %x : f32",
        "",
      })
  void othersDoNot(String edits) {
    assertThat(match(edits)).isEqualTo(Match.NONE);
  }

  /** A model that nobody asks. */
  private static class Remote implements LanguageModel {
    @Override
    public String name() {
      return "silent";
    }

    @Override
    public Completion complete(Prompt prompt, Progress progress) {
      throw new AssertionError("not asked");
    }

    @Override
    public void close() {}
  }

  private static final class Local extends Remote {
    @Override
    public boolean keepsToScope() {
      return true;
    }
  }
}
