package dev.neurojit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.judge.Evidence;
import dev.neurojit.judge.Score;
import dev.neurojit.judge.Stage;
import dev.neurojit.judge.Verdict;
import dev.neurojit.syntax.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ObjectivesTest {
  private static final Source BITS =
      source(
          """
          func.func @bits(%x: i32) -> i32 {
            %zero = arith.constant 0 : i32
            %one = arith.constant 1 : i32
            %lo = arith.constant 0 : index
            %hi = arith.constant 32 : index
            %step = arith.constant 1 : index
            %n, %rest = scf.for %i = %lo to %hi step %step
                iter_args(%count = %zero, %left = %x) -> (i32, i32) {
              %bit = arith.andi %left, %one : i32
              %next = arith.addi %count, %bit : i32
              %shifted = arith.shrui %left, %one : i32
              scf.yield %next, %shifted : i32, i32
            }
            return %n : i32
          }
          """
              .replace("%n, %rest = scf.for", "%n:2 = scf.for")
              .replace("return %n", "return %n#0"));

  private static final Source CTPOP =
      source(
          """
          func.func @bits(%x: i32) -> i32 {
            %n = math.ctpop %x : i32
            return %n : i32
          }
          """);

  @Test
  void referenceAcceptsTheSameAnswersFromOtherCode() {
    assertThat(scored(reference(BITS, 1), CTPOP).score().goal()).isEqualTo(Score.Goal.MET);
  }

  @Test
  void wrongAnswersAreCounterexamplesThatCanBeCalledAgain() {
    Source wrong = source("func.func @bits(%x: i32) -> i32 { return %x : i32 }");
    Verdict.Scored scored = scored(reference(BITS, 1), wrong);
    assertThat(scored.score().met()).isFalse();
    var answers = (Evidence.Answers) scored.evidence();
    assertThat(answers.right()).isLessThan(answers.asked());
    assertThat(answers.mistakes())
        .isNotEmpty()
        .allSatisfy(mistake -> {
          int input = Integer.parseInt(mistake.call().replaceAll("bits\\((-?\\d+)\\)", "$1"));
          assertThat(mistake.expected()).isEqualTo("" + Integer.bitCount(input));
          assertThat(mistake.got()).isEqualTo("" + input);
        });
  }

  @Test
  void sameSeedGivesTheSameInputs() {
    assertThat(reference(BITS, 7)).isEqualTo(reference(BITS, 7)).isNotEqualTo(reference(BITS, 8));
  }

  @Test
  void divisionByZeroOfTheReferenceIsLeftOutAndOfTheProgramIsAMistake() {
    Source divides =
        source(
            """
            func.func @q(%a: i32, %b: i32) -> i32 {
              %q = arith.divsi %a, %b : i32
              return %q : i32
            }
            """);
    AnswersObjective objective = reference(divides, 1);
    assertThat(objective.examples()).noneMatch(example -> example.inputs().getLast().equals(0));
    var zero = new Example(List.of(1, 0), 0);
    var asksZero = new AnswersObjective("e", objective.signature(), "", List.of(zero), 0);
    assertThat(((Evidence.Answers) scored(asksZero, divides).evidence()).line())
        .contains("q(1, 0) is 0, not no answer: it divides an integer by zero");
  }

  @Test
  void endlessLoopIsNoAnswer() {
    Source endless =
        source(
            """
            func.func @bits(%x: i32) -> i32 {
              cf.br ^again
            ^again:
              cf.br ^again
            }
            """);
    assertThat(scored(reference(BITS, 1), endless).evidence().line())
        .contains("0 of")
        .contains("turns of its loops");
  }

  @Test
  void fasterProgramMeetsFastest() {
    var fastest = new FastestObjective(reference(BITS, 1), BITS, 1.2);
    Verdict.Scored scored = scored(fastest, CTPOP);
    assertThat(scored.evidence()).isInstanceOf(Evidence.Speed.class);
    Verdict.Scored itself = scored(fastest, BITS);
    assertThat(itself.score().value()).isEqualTo(1);
    assertThat(itself.evidence().line()).contains("1.00 times as fast");
  }

  @Test
  void fasterProgramWithAnotherAnswerIsNotTimed() {
    Source wrong = source("func.func @bits(%x: i32) -> i32 { return %x : i32 }");
    assertThat(scored(new FastestObjective(reference(BITS, 1), BITS, 1.2), wrong).evidence())
        .isInstanceOf(Evidence.Answers.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          func.func @other(%x: i32) -> i32 { return %x : i32 }              | ENTRY | it has @other
          func.func @bits(%x: f32) -> f32 { return %x : f32 }               | ENTRY | (f32) -> f32, expected (i32) -> i32
          func.func @bits(%x: i32) -> (i32, i32) { return %x, %x : i32, i32 } | ENTRY | gives (i32, i32)
          func.func @bits(%x: tensor<2xi32>) -> i32 { %c = arith.constant 1 : i32 return %c : i32 } | ENTRY | parameter %x of @bits is tensor<2xi32>
          func.func private @g(i32) -> i32 func.func @bits(%x: i32) -> i32 { return %x : i32 } | ADMIT | declaration
          """)
  void brokenContractsAreRejected(String program, Stage stage, String message) {
    assertThat(reference(BITS, 1).judge(source(program)))
        .isInstanceOfSatisfying(
            Verdict.Rejected.class,
            rejected -> {
              assertThat(rejected.stage()).isEqualTo(stage);
              assertThat(rejected.diagnostics().getFirst().message()).contains(message);
            });
  }

  @Test
  void programWithoutFiniteAnswersIsNoReference() {
    Source nan =
        source(
            """
            func.func @f(%x: f32) -> f32 {
              %nan = arith.constant 0x7FC00000 : f32
              return %nan : f32
            }
            """);
    assertThat(Reference.of("r", nan, 1, Reference.Answers.FINITE))
        .isInstanceOf(Reference.Failed.class);
  }

  private static Verdict.Scored scored(dev.neurojit.judge.Objective objective, Source program) {
    return (Verdict.Scored) objective.judge(program);
  }

  @Test
  void fasterProgramsKeepInfinitiesToo() {
    Source inverse =
        source(
            """
            func.func @inverse(%x: f32) -> f32 {
              %one = arith.constant 1.0 : f32
              %r = arith.divf %one, %x : f32
              return %r : f32
            }
            """);
    Source tame =
        source(
            inverse
                .text()
                .replace("return %r", "%m = arith.minnumf %r, %big : f32\n  return %m")
                .replace("  %one", "  %big = arith.constant 3.0e38 : f32\n  %one"));
    var all = (Reference.Ok) Reference.of("fastest", inverse, 1, Reference.Answers.ALL);
    assertThat(scored(all.objective(), inverse).score().met()).isTrue();
    assertThat(scored(all.objective(), tame).score().met()).isFalse();
    assertThat(scored(reference(inverse, 1), tame).score().met()).isTrue();
  }

  private static AnswersObjective reference(Source program, long seed) {
    return ((Reference.Ok) Reference.of("reference", program, seed, Reference.Answers.FINITE))
        .objective();
  }

  private static Source source(String text) {
    return Source.of("p.mlir", text);
  }
}
