package dev.neurojit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.judge.Evidence;
import dev.neurojit.judge.Verdict;
import dev.neurojit.syntax.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single calls: every counterexample can be made again, and wrong ones say what is wrong. */
final class CallTest {
  private static final Source PROGRAM =
      Source.of(
          "p.mlir",
          """
          func.func @f(%a: i8, %b: f32) -> f32 {
            %x = arith.sitofp %a : i8 to f32
            %r = arith.divf %x, %b : f32
            return %r : f32
          }
          func.func @q(%a: i32, %b: i32) -> i32 {
            %q = arith.divsi %a, %b : i32
            return %q : i32
          }
          func.func @"an odd name"() -> f64 {
            %c = arith.constant 0.1 : f64
            return %c : f64
          }
          func.func @endless() -> i1 {
            cf.br ^again
          ^again:
            cf.br ^again
          }
          func.func private @i(%x: index) -> index { return %x : index }
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          f(3, -1.5)           | -2.0
          @f( 255 ,3 )         | -0.33333334
          f(1, 0x00000001)     | Infinity
          f(0xFF, inf)         | -0.0
          f(1, nan)            | NaN
          f(1, NaN)            | NaN
          f(-1, 1.0E-5)        | -100000.0
          q(7, -2)             | -3
          "an odd name"()      | 0.1
          an odd name()        | 0.1
          i(-1)                | -1
          """)
  void answers(String call, String answer) {
    assertThat(make(call))
        .isInstanceOfSatisfying(
            Call.Answered.class, answered -> assertThat(answered.output()).hasToString(answer));
  }

  @ParameterizedTest
  @CsvSource({"'q(1, 0)', integer by zero", "'endless()', turns of its loops"})
  void guardsEndCalls(String call, String why) {
    assertThat(make(call))
        .isInstanceOfSatisfying(
            Call.Unanswered.class, none -> assertThat(none.why()).contains(why));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          f(3)             | f(3) has 1 argument, expected 2: @f is (i8, f32) -> f32
          f(256, 1)        | argument 1 of @f, %a: '256' is no i8, expected -128 to 255
          f(1.5, 1)        | argument 1 of @f, %a: '1.5' is no i8
          f(0x100, 1)      | argument 1 of @f, %a: '0x100' is no i8
          f(1, x)          | argument 2 of @f, %b: 'x' is no f32, expected a number, nan
          f(1, 1e39)       | argument 2 of @f, %b: '1e39' is no f32
          f(1, 1d)         | argument 2 of @f, %b: '1d' is no f32
          f(1,)            | argument 2 of @f, %b: '' is no f32
          q(true, 1)       | argument 1 of @q, %a: 'true' is no i32
          """)
  void wrongArgumentsAreNamed(String call, String message) {
    assertThat(make(call))
        .isInstanceOfSatisfying(
            Call.Misfit.class, misfit -> assertThat(misfit.message()).startsWith(message));
  }

  @Test
  void functionsThatAreNotThereAreRejected() {
    assertThat(make("nope()"))
        .isInstanceOfSatisfying(
            Call.Rejected.class,
            rejected ->
                assertThat(rejected.diagnostics().getFirst().message()).contains("it has @f, @q"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "f", "f(1", "f 1)", "()", "f(1) 2"})
  void textsThatAreNoCallsAreNotRead(String text) {
    assertThat(Call.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Scalar.class)
  void everyInputOfAReferenceCanBeMadeAgain(Scalar type) {
    String text = "func.func @same(%x: T) -> T { return %x : T }".replace("T", type.text());
    Source same = Source.of("same.mlir", text);
    AnswersObjective objective =
        ((Reference.Ok) Reference.of("r", same, 3, Reference.Answers.ALL)).objective();
    for (Example example : objective.examples().stream().limit(8).toList()) {
      String written = objective.signature().call(example.inputs());
      assertThat(Call.parse(written).orElseThrow().make(same))
          .isEqualTo(new Call.Answered(objective.signature(), example.inputs(), example.output()));
    }
  }

  @Test
  void mistakesAreMadeAgainAsTheyAreWritten() {
    Source wrong = Source.of("w.mlir", PROGRAM.text().replace("arith.divf", "arith.mulf"));
    var reference = (Reference.Ok) Reference.of("r", PROGRAM, 1, Reference.Answers.FINITE);
    var scored = (Verdict.Scored) reference.objective().judge(wrong);
    List<Evidence.Mistake> mistakes = ((Evidence.Answers) scored.evidence()).mistakes();
    assertThat(mistakes)
        .isNotEmpty()
        .allSatisfy(mistake -> {
          Call call = Call.parse(mistake.call()).orElseThrow();
          assertThat(((Call.Answered) call.make(wrong)).output()).hasToString(mistake.got());
          assertThat(((Call.Answered) call.make(PROGRAM)).output()).hasToString(mistake.expected());
        });
  }

  private static Call.Made make(String call) {
    return Call.parse(call).orElseThrow().make(PROGRAM);
  }
}
