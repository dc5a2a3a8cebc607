package dev.neurojit.blame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neurojit.judge.Candidate;
import dev.neurojit.judge.Evidence;
import dev.neurojit.judge.Judge;
import dev.neurojit.judge.Judgement;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.judge.Verdict;
import dev.neurojit.sim.Quantity;
import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.Start;
import dev.neurojit.sim.Touchdown;
import dev.neurojit.sim.Trajectory;
import dev.neurojit.syntax.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BlameTest {
  private static final Scenario MOON = Scenario.named("moon");

  private static final String WEAK =
      """
      func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
        %slope = arith.constant -0.05 : f32
        %touchdown_v = arith.constant -1.0 : f32
        %kp = arith.constant 0.2 : f32
        %glide = arith.mulf %altitude, %slope : f32
        %target_v = arith.addf %glide, %touchdown_v : f32
        %error = arith.subf %target_v, %velocity : f32
        %thrust = arith.mulf %error, %kp : f32
        return %thrust : f32
      }
      """;

  private static Optional<Blame> blame(String program, Scenario scenario) {
    Source source = Source.of("x.mlir", program);
    Start start = Start.of(scenario);
    return Blame.of(source, start, flight(source, start));
  }

  private static Trajectory flight(Source program, Start start) {
    Judgement judgement =
        new Judge(LanderObjective.of(start)).judge(new Candidate(1, 0, "given", "", program));
    return switch (judgement.verdict()) {
      case Verdict.Scored(var score, Evidence.Flight(Trajectory flight)) -> flight;
      case Verdict verdict -> throw new AssertionError(verdict);
    };
  }

  private static Blame of(String program) {
    return blame(program, MOON).orElseThrow();
  }

  private static String body(String lines) {
    return "func.func @controller(%altitude: f32, %velocity: f32) -> f32 {\n" + lines + "\n}\n";
  }

  @Test
  void aSoftLandingHasNoBlame() {
    assertThat(blame(WEAK.replace("0.2 :", "1.5 :"), MOON)).isEmpty();
  }

  @Test
  void theTraceHoldsTheProgramsValuesInItsOwnArithmetic() {
    Blame blame = of(WEAK);
    assertThat(blame.trace())
        .extracting(Traced::name)
        .containsExactly("%glide", "%target_v", "%error", "%thrust");
    assertThat(blame.trace()).extracting(Traced::line).containsExactly(5, 6, 7, 8);
    Traced glide = blame.trace().getFirst();
    assertThat(glide.values().getFirst()).isEqualTo((double) (500f * -0.05f));
    Moment decisive = blame.moments().get(1);
    float target = (float) decisive.altitude() * -0.05f + -1f;
    assertThat(blame.trace().get(2).values().get(1))
        .isEqualTo((double) (target - (float) decisive.velocity()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "divsi %i, %zero : i32 | arith.divsi in line 7 divides by zero",
        "remsi %i, %zero : i32 | arith.remsi in line 7 divides by zero",
      })
  void aDivisionThatFaultsIsNamedAndNoValueIs(String division, String told) {
    Blame blame =
        of(
            body(
                """
                  %k = arith.constant 0.05 : f32
                  %h = arith.mulf %altitude, %k : f32
                  %i = arith.fptosi %altitude : f32 to i32
                  %one = arith.constant 1 : i32
                  %zero = arith.subi %i, %i : i32
                  %d = arith.DIVISION
                  %other = arith.divsi %i, %one : i32
                  %sum = arith.addi %d, %other : i32
                  %x = arith.sitofp %sum : i32 to f32
                  %y = arith.addf %x, %h : f32
                  return %y : f32
                """
                    .replace("DIVISION", division)));
    assertThat(blame.remarks()).anyMatch(remark -> remark.startsWith(told));
    assertThat(blame.remarks()).noneMatch(remark -> remark.contains("not a number"));
    assertThat(blame.trace()).isEmpty();
  }

  @Test
  void aLoopWithoutEndIsNamed() {
    Blame blame =
        of(
            body(
                """
                  %yes = arith.constant true
                  %h = arith.addf %altitude, %altitude : f32
                  %r = scf.while (%a = %h) : (f32) -> f32 {
                    scf.condition(%yes) %a : f32
                  } do {
                  ^bb0(%a: f32):
                    scf.yield %a : f32
                  }
                  return %r : f32
                """));
    assertThat(blame.remarks())
        .containsOnlyOnce(
            "scf.while in line 4 takes more turns than a flight has: does its loop end?");
  }

  @Test
  void theSensitivityOfTheTouchdownSpeedIsTheDifferenceOfTwoFlights() {
    Sensitivity kp =
        of(WEAK).sensitivities().stream()
            .filter(each -> each.name().equals("%kp"))
            .findFirst()
            .orElseThrow();
    assertThat(kp.line()).isEqualTo(4);
    double more = speed(WEAK.replace("0.2 :", "0.202 :"));
    double less = speed(WEAK.replace("0.2 :", "0.198 :"));
    assertThat(kp.change()).isNegative().isCloseTo((more - less) / 2, within(1e-6));
  }

  private static double speed(String program) {
    Trajectory flight = flight(Source.of("x.mlir", program), Start.of(MOON));
    return ((Touchdown) flight.outcome()).speed();
  }

  @Test
  void sensitivitiesComeStrongestFirstAndHoldTheInputs() {
    List<Sensitivity> all = of(WEAK).sensitivities();
    assertThat(all)
        .extracting(Sensitivity::name)
        .containsExactlyInAnyOrder("%slope", "%touchdown_v", "%kp", "altitude", "velocity");
    assertThat(all)
        .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b.change()), Math.abs(a.change())));
  }

  @Test
  void aTurnedSubtractionIsNamedWithItsLine() {
    Blame blame = of(WEAK.replace("%target_v, %velocity", "%velocity, %target_v"));
    assertThat(blame.remarks())
        .anySatisfy(remark ->
            assertThat(remark)
                .startsWith("wrong sign: it throttles down when it falls faster")
                .endsWith("look at %error in line 7"));
  }

  @Test
  void saturationIsNoted() {
    Blame blame = of(body("  %c = arith.constant 5.0 : f32\n  return %c : f32"));
    assertThat(blame.phase().kind()).isEqualTo(Phase.Kind.CLIMB);
    assertThat(blame.remarks())
        .anySatisfy(
            remark -> assertThat(remark).startsWith("the throttle asked for is above 1 in 100 %"))
        .contains("at the decisive step the throttle does not depend on the velocity");
  }

  @Test
  void theFirstValueThatIsNoNumberIsNamed() {
    Blame blame =
        of(
            body(
                "  %r = math.sqrt %velocity : f32\n  %s = arith.addf %r, %r : f32\n  return %s : f32"));
    assertThat(blame.phase().kind()).isEqualTo(Phase.Kind.FAULT);
    assertThat(blame.remarks())
        .contains("%r in line 2 (math.sqrt) is the first value that is not a number");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0, BRAKING",
    "0.2, -0.05, FINAL",
    "1.0, 0.0, LOITER",
  })
  void phases(String gain, String slope, Phase.Kind kind) {
    String program = WEAK.replace("0.2 :", gain + " :").replace("-0.05", slope);
    Scenario scenario = kind == Phase.Kind.LOITER ? MOON.with(Quantity.TIME_LIMIT, 60) : MOON;
    assertThat(blame(program, scenario).orElseThrow().phase().kind()).isEqualTo(kind);
  }

  @Test
  void anEmptyTankAndAHopelessStart() {
    String slow = WEAK.replace("-0.05", "-0.003").replace("0.2 :", "1.0 :");
    Blame dry = blame(slow, MOON.with(Quantity.FUEL_MASS, 250)).orElseThrow();
    assertThat(dry.phase().kind()).isEqualTo(Phase.Kind.FUEL);
    assertThat(dry.phase().story()).startsWith("the tank ran dry at");
    Blame hopeless = blame(WEAK, MOON.with(Quantity.INITIAL_VELOCITY, -200)).orElseThrow();
    assertThat(hopeless.phase().kind()).isEqualTo(Phase.Kind.START);
  }

  @Test
  void valuesThatTheAnswerDoesNotDependOnAreNotShown() {
    Blame blame =
        of(
            body(
                """
                %idle = arith.mulf %altitude, %velocity : f32
                %idler = arith.addf %idle, %idle : f32
                %thrust = arith.negf %velocity : f32
                return %thrust : f32\
                """));
    assertThat(blame.trace()).extracting(Traced::name).containsExactly("%thrust");
  }

  @Test
  void branchesMixedTypesAndOddFormsAreProbedAsFarAsTheyCanBe() {
    String mixed =
        """
        func.func @controller(%altitude: f64, %velocity: f32) -> f64 {
          %zero = arith.constant 0.0 : f32
          %falling = arith.cmpf olt, %velocity, %zero : f32
          %wide = arith.extf %velocity : f32 to f64
          %u = scf.if %falling -> (f64) {
            %n = arith.negf %wide : f64
            scf.yield %n : f64
          } else {
            scf.yield %wide : f64
          }
          %k = arith.constant 0.001 : f64
          %t = arith.mulf %u, %k : f64
          return %t : f64
        }
        """;
    Blame blame = of(mixed);
    assertThat(blame.trace()).extracting(Traced::name).containsExactly("%falling", "%wide", "%t");
    assertThat(blame.trace().getFirst().values()).containsOnly(1.0);
    String blocks = body("  cf.br ^out\n^out:\n  %k = arith.constant 0.1 : f32\n  return %k : f32");
    assertThat(of(blocks).trace()).isEmpty();
    assertThat(of(blocks).sensitivities()).extracting(Sensitivity::name).contains("%k");
  }

  @Test
  void theTextsHoldWhatMatters() {
    Blame blame = of(WEAK);
    assertThat(BlameText.full(blame))
        .anySatisfy(line -> assertThat(line).startsWith("what went wrong: the last metres"))
        .anySatisfy(line -> assertThat(line).contains("8  %thrust mulf"))
        .last()
        .asString()
        .contains("%kp (line 4, 0.2) -0.030");
    assertThat(String.join("\n", BlameText.brief(blame)))
        .contains("%error = ")
        .hasSizeLessThan(700);
  }
}
