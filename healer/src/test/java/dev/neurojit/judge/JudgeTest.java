package dev.neurojit.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.Simulator;
import dev.neurojit.syntax.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JudgeTest {
  private static final LanderObjective MOON = LanderObjective.of(Scenario.named("moon"));

  /** The native controller flies exactly as the same law in Java does. */
  @ParameterizedTest
  @CsvSource({"f32, f32, f32", "f64, f64, f64", "f32, f64, f64", "f64, f32, f32"})
  void machineCodeAndJavaGiveTheSameFlight(String altitude, String velocity, String result) {
    String program =
        """
        func.func @controller(%%altitude: %s, %%velocity: %s) -> %s {
          %%k = arith.constant 0.25 : %s
          return %%k : %s
        }
        """
            .formatted(altitude, velocity, result, result, result);
    var scored = (Verdict.Scored) judge(program).verdict();
    assertThat(scored.evidence())
        .isEqualTo(new Evidence.Flight(Simulator.fly((h, v, m, t) -> 0.25, MOON.scenario())));
  }

  @Test
  void argumentsReachTheParametersOfTheirNames() {
    String program =
        """
        func.func @controller(%time: f64, %fuel: f64, %velocity: f64, %altitude: f64) -> f64 {
          %a = arith.constant 0.001 : f64
          %x = arith.mulf %altitude, %a : f64
          %y = arith.subf %x, %velocity : f64
          %z = arith.mulf %fuel, %a : f64
          %s = arith.addf %y, %z : f64
          %b = arith.constant 0.01 : f64
          %u = arith.mulf %s, %b : f64
          %w = arith.mulf %time, %a : f64
          %r = arith.addf %u, %w : f64
          return %r : f64
        }
        """;
    var scored = (Verdict.Scored) judge(program).verdict();
    assertThat(scored.evidence())
        .isEqualTo(
            new Evidence.Flight(
                Simulator.fly(
                    (h, v, m, t) -> (h * 0.001 - v + m * 0.001) * 0.01 + t * 0.001,
                    MOON.scenario())));
  }

  @Test
  void sameCandidateSameJudgement() {
    String program = "func.func @controller(%h: f32, %v: f32) -> f32 { return %h : f32 }";
    assertThat(judge(program)).isEqualTo(judge(program));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense                                                                     | PARSE
          func.func @f() { return }                                                    | ENTRY
          func.func @controller(%h: f32, %v: f32) -> f32 { cf.assert %c return %h : f32 } | PARSE
          func.func private @g() func.func @controller(%h: f32, %v: f32) -> f32 { return %h : f32 } | ADMIT
          func.func @controller(%h: f32, %v: f32) -> f32 { return %h : f32 }           | SCORE
          """)
  void stageTellsHowFarItCame(String program, Stage stage) {
    assertThat(judge(program).verdict().stage()).isEqualTo(stage);
  }

  @Test
  void repairsAreMadeBeforeTheVerdictAndRecorded() {
    Judgement judgement =
        judge(
            """
            ```mlir
            func.func @controller(%h: f32, %v: f32) -> f32 { return %h : f32 }
            ```
            """);
    assertThat(judgement.verdict().stage()).isEqualTo(Stage.SCORE);
    assertThat(judgement.repairs()).isNotEmpty();
    assertThat(judgement.found()).isNotEmpty();
  }

  @Test
  void genericFormIsJudgedInCustomForm() {
    Judgement judgement =
        judge(
            """
            "func.func"() <{function_type = (f32, f32) -> f32, sym_name = "controller"}> ({
            ^bb0(%a: f32, %b: f32):
              %k = "arith.constant"() <{value = 0.25 : f32}> : () -> f32
              "func.return"(%k) : (f32) -> ()
            }) : () -> ()
            """);
    assertThat(judgement.verdict().stage()).isEqualTo(Stage.SCORE);
    assertThat(judgement.program().text())
        .contains("func.func @controller(%arg0: f32, %arg1: f32)");
  }

  @Test
  void betterLandingsAndLaterStagesRankHigher() {
    Judgement soft = judge(constantThrottle("0.4", "-1.0"));
    Judgement crash = judge("func.func @controller(%h: f32, %v: f32) -> f32 { return %v : f32 }");
    Judgement broken = judge("nonsense");
    assertThat(Judgement.BY_MERIT.compare(soft, crash)).isPositive();
    assertThat(Judgement.BY_MERIT.compare(crash, broken)).isPositive();
  }

  private static String constantThrottle(String gain, String target) {
    return """
    func.func @controller(%h: f32, %v: f32) -> f32 {
      %t = arith.constant TARGET : f32
      %k = arith.constant GAIN : f32
      %e = arith.subf %t, %v : f32
      %r = arith.mulf %e, %k : f32
      return %r : f32
    }
    """
        .replace("TARGET", target)
        .replace("GAIN", gain);
  }

  private static Judgement judge(String program) {
    return new Judge(MOON).judge(new Candidate(1, 0, "given", "", Source.of("p.mlir", program)));
  }
}
