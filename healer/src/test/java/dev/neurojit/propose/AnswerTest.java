package dev.neurojit.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.llm.Reply;
import dev.neurojit.llm.Reply.Stop;
import dev.neurojit.propose.Answer.Reason;
import dev.neurojit.syntax.Source;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What models send back, read. */
final class AnswerTest {
  private static final Source PROGRAM =
      Source.of(
          "p.mlir",
          """
          func.func @helper(%x: f32) -> f32 {
            return %x : f32
          }
          func.func @controller(%h: f32, %v: f32) -> f32 {
            %kp = arith.constant 0.2 : f32
            %t = arith.constant -1.0 : f32
            %e = arith.subf %t, %v : f32
            %u = arith.mulf %e, %kp : f32
            return %u : f32
          }
          """);

  @Test
  void linesAreReplacedAddedAndTakenAway() {
    assertThat(
            program(
                "Sure:\n```\n5: %kp = arith.constant 1.5 : f32\n6:\n6+: %t = math.sqrt %h : f32\n```"))
        .contains("  %kp = arith.constant 1.5 : f32\n  %t = math.sqrt %h : f32\n  %e =")
        .doesNotContain("-1.0");
  }

  @Test
  void anchorsAreTheValuesWhereNumbersAreMiscounted() {
    assertThat(program("```\n7: %kp = arith.constant 1.5 : f32\n```"))
        .contains("  %kp = arith.constant 1.5 : f32\n  %t =")
        .contains("%e = arith.subf");
    assertThat(program("```\n6+: %kp = arith.constant 1.5 : f32\n```"))
        .as("an added line that defines a value again replaces it")
        .doesNotContain("0.2");
  }

  @Test
  void linesThatDoNotExistAreFoundByTheirWords() {
    assertThat(program("```\n40: return %kp : f32\n```")).contains("  return %kp : f32\n}");
  }

  @Test
  void linesWithoutNumbersGoOnWithTheEditBefore() {
    assertThat(program("```\n8: %a = arith.mulf %e, %kp : f32\n   %u = math.absf %a : f32\n```"))
        .contains("  %a = arith.mulf %e, %kp : f32\n  %u = math.absf %a : f32\n  return");
  }

  @Test
  void wholeFunctionsAreTakenWhateverWasAskedFor() {
    String whole = "func.func @controller(%h: f32, %v: f32) -> f32 {\n  return %h : f32\n}";
    assertThat(program("```mlir\n" + whole + "\n```")).contains("@helper").contains(whole);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I cannot do that.                                    | END    | NO_CODE
          ```;5: %kp = arith.constant 0.2 : f32;```            | END    | NO_CHANGE
          ```;5: %kp = arith.constant 1.                       | LENGTH | TRUNCATED
          func.func @controller(%h: f32, %v: f32) -> f32 {; %a | LENGTH | TRUNCATED
          ```mlir;func.func @controller(%al                    | LENGTH | TRUNCATED
          func.func @controller(%h: f32, %v: f32) ->           | LENGTH | TRUNCATED
          func.func @cont                                      | LENGTH | TRUNCATED
          func                                                 | LENGTH | TRUNCATED
          ```;2: return %k : f32;```                           | END    | OUTSIDE
          func.func @helper(%x: f32) -> f32 { return %x : f32 }| END    | OUTSIDE
          ```;99: llvm.unreachable;```                         | END    | UNANCHORED
          """)
  void repliesWithNothingToJudgeSayWhy(String text, Stop stop, Reason reason) {
    assertThat(read(text.replace(';', '\n'), stop)).isEqualTo(new Answer.Unused(reason));
  }

  private static String program(String reply) {
    Answer answer = read(reply, Stop.ENOUGH);
    assertThat(answer).isInstanceOf(Answer.Program.class);
    return ((Answer.Program) answer).source().text();
  }

  private static Answer read(String text, Stop stop) {
    var reply = new Reply(text, 1, 1, Duration.ZERO, Duration.ZERO, stop);
    return Answer.read(PROGRAM, reply, "controller");
  }
}
