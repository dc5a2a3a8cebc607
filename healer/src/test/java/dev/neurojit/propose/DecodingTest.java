package dev.neurojit.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.llm.Message;
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
}
