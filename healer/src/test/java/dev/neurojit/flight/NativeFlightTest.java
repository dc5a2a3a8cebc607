package dev.neurojit.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurojit.admit.RandomProgram;
import dev.neurojit.judge.Compiler;
import dev.neurojit.judge.EntryPoint;
import dev.neurojit.judge.Parameterised;
import dev.neurojit.sim.Escaped;
import dev.neurojit.sim.Fault;
import dev.neurojit.sim.HardLanding;
import dev.neurojit.sim.OutOfTime;
import dev.neurojit.sim.Outcome;
import dev.neurojit.sim.Quantity;
import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.SoftLanding;
import dev.neurojit.sim.Touchdown;
import dev.neurojit.syntax.Source;
import dev.neurojit.tune.Constants;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches of native flights end as the Java loop says, to the last bit. */
final class NativeFlightTest {
  /** Follows a glide slope. */
  private static final String GLIDE =
      """
      func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
        %slope = arith.constant -0.05 : f32
        %touchdown = arith.constant -1.0 : f32
        %gain = arith.constant 0.8 : f32
        %glide = arith.mulf %altitude, %slope : f32
        %target = arith.addf %glide, %touchdown : f32
        %error = arith.subf %target, %velocity : f32
        %throttle = arith.mulf %error, %gain : f32
        return %throttle : f32
      }
      """;

  private static String body(String code) {
    return "func.func @controller(%altitude: f64, %velocity: f64, %fuel: f64, %time: f64) -> f64"
        + " {\n"
        + code
        + "}\n";
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 33, 700})
  void batchesOfAllSizesLand(int count) {
    assertThat(Oracle.agree(GLIDE, Oracle.around("moon", count, 0.1)))
        .hasAtLeastOneElementOfType(Touchdown.class);
  }

  @Test
  void anEmptyBatchIsEmpty() {
    assertThat(Oracle.agree(GLIDE, List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"moon", "mars", "earth"})
  void bundledScenariosAgree(String name) {
    Oracle.agree(GLIDE, Oracle.around(name, 40, 0.3));
  }

  @Test
  void theTankMayRunDryInFlight() {
    List<Scenario> thirsty =
        Oracle.around("moon", 60, 0.1).stream()
            .map(scenario -> scenario.with(Quantity.FUEL_MASS, scenario.fuelMass() / 6))
            .toList();
    List<Outcome> outcomes = Oracle.agree(GLIDE, thirsty);
    assertThat(outcomes.stream().filter(outcome -> outcome.fuelLeft() == 0)).isNotEmpty();
  }

  @Test
  void longStepsMayTouchTheGroundInBetween() {
    List<Scenario> coarse =
        IntStream.range(0, 300)
            .mapToObj(i ->
                Scenario.named("moon")
                    .with(Quantity.INITIAL_ALTITUDE, 1 + i * 0.05)
                    .with(Quantity.INITIAL_VELOCITY, -3)
                    .with(Quantity.CONTROL_STEP, 5))
            .toList();
    String full = body("  %one = arith.constant 1.0 : f64\n  return %one : f64\n");
    List<Outcome> outcomes = Oracle.agree(full, coarse);
    assertThat(outcomes)
        .hasAtLeastOneElementOfType(SoftLanding.class)
        .hasAtLeastOneElementOfType(HardLanding.class)
        .hasAtLeastOneElementOfType(Escaped.class);
  }

  @Test
  void hoveringEndsAtTheTimeLimit() {
    String hover =
        body(
            """
              %weight = arith.constant 0.5 : f64
              %less = arith.mulf %velocity, %weight : f64
              %throttle = arith.subf %weight, %less : f64
              return %throttle : f64
            """);
    List<Scenario> brief =
        Oracle.around("moon", 20, 0.02).stream()
            .map(scenario -> scenario.with(Quantity.TIME_LIMIT, 60))
            .toList();
    assertThat(Oracle.agree(hover, brief)).hasAtLeastOneElementOfType(OutOfTime.class);
  }

  @Test
  void branchesBecomeSelects() {
    String branchy =
        body(
            """
              %high = arith.constant 100.0 : f64
              %one = arith.constant 1.0 : f64
              %zero = arith.constant 0.0 : f64
              %c = arith.cmpf ogt, %altitude, %high : f64
              %t = scf.if %c -> (f64) {
                %fast = arith.constant -20.0 : f64
                %d = arith.cmpf olt, %velocity, %fast : f64
                %u = scf.if %d -> (f64) {
                  scf.yield %one : f64
                } else {
                  scf.yield %zero : f64
                }
                scf.yield %u : f64
              } else {
                %r = math.sqrt %altitude : f64
                %e = arith.addf %r, %velocity : f64
                %n = arith.negf %e : f64
                scf.yield %n : f64
              }
              %early = arith.constant 3 : i32
              %whole = arith.fptosi %time : f64 to i32
              %b = arith.cmpi slt, %whole, %early : i32
              %s = arith.select %b, %zero, %t : f64
              return %s : f64
            """);
    assertThat(Oracle.agree(branchy, Oracle.around("moon", 100, 0.1)))
        .hasAtLeastOneElementOfType(Touchdown.class);
  }

  @Test
  void blocksAndHelpersAreFlattened() {
    String blocks =
        """
        func.func private @clamp(%x: f32) -> f32 {
          %one = arith.constant 1.0 : f32
          %r = arith.minimumf %x, %one : f32
          return %r : f32
        }
        func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
          %fifty = arith.constant 50.0 : f32
          %tenth = arith.constant -0.1 : f32
          %c = arith.cmpf olt, %altitude, %fifty : f32
          cf.cond_br %c, ^low, ^high
        ^low:
          %a = arith.mulf %velocity, %tenth : f32
          cf.br ^end(%a : f32)
        ^high:
          %b = math.exp %velocity : f32
          cf.br ^end(%b : f32)
        ^end(%t: f32):
          %r = func.call @clamp(%t) : (f32) -> f32
          return %r : f32
        }
        """;
    Oracle.agree(blocks, Oracle.around("moon", 50, 0.1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sin", "cos", "tan", "exp", "log", "tanh", "cbrt", "log1p", "expm1", "atan", "erf", "round",
        "rsqrt", "floor", "exp2", "sinh"
      })
  void functionsOfLibmAreTheSameOnes(String function) {
    String code =
        body(
            "  %%x = math.%s %%altitude : f64\n  %%y = arith.mulf %%x, %%velocity : f64\n"
                    .formatted(function)
                + "  %s = math.sin %y : f64\n  return %s : f64\n");
    Oracle.agree(code, Oracle.around("moon", 20, 0.2));
  }

  @Test
  void controllersWithVectorsOfTheirOwnFlyLaneByLane() {
    String vectors =
        body(
            """
              %both = vector.from_elements %altitude, %velocity : vector<2xf64>
              %gains = arith.constant dense<[-0.05, -1.0]> : vector<2xf64>
              %parts = arith.mulf %both, %gains : vector<2xf64>
              %r = vector.reduction <add>, %parts : vector<2xf64> into f64
              return %r : f64
            """);
    assertThat(Oracle.agree(vectors, Oracle.around("moon", 20, 0.1)))
        .hasAtLeastOneElementOfType(Touchdown.class);
  }

  @Test
  void notANumberIsAFault() {
    String nan =
        body(
            """
              %ten = arith.constant 10.0 : f64
              %d = arith.subf %ten, %time : f64
              %r = math.sqrt %d : f64
              return %r : f64
            """);
    assertThat(Oracle.agree(nan, Oracle.around("moon", 40, 0.1)))
        .hasAtLeastOneElementOfType(Fault.class);
  }

  @Test
  void loopsTakeFuelOfTheirOwnFlight() {
    String loop =
        body(
            """
              %zero = arith.constant 0 : i64
              %one = arith.constant 1 : i64
              %third = arith.constant 0.35 : f64
              %n = arith.fptosi %altitude : f64 to i64
              %cube = arith.muli %n, %n : i64
              %r = scf.for %i = %zero to %cube step %one iter_args(%s = %third) -> (f64) : i64 {
                scf.yield %s : f64
              }
              return %r : f64
            """);
    assertThat(Oracle.agree(loop, Oracle.around("moon", 20, 0.2)))
        .allMatch(
            outcome -> outcome instanceof Fault fault && fault.reason() == Fault.Reason.TIMEOUT);
  }

  @Test
  void divisionsFaultInTheirOwnFlight() {
    String division =
        body(
            """
              %hundred = arith.constant 100 : i32
              %n = arith.fptosi %altitude : f64 to i32
              %m = arith.subi %n, %hundred : i32
              %q = arith.divsi %hundred, %m : i32
              %f = arith.sitofp %q : i32 to f64
              return %f : f64
            """);
    assertThat(Oracle.agree(division, Oracle.around("moon", 40, 0.2)))
        .hasAtLeastOneElementOfType(Fault.class);
  }

  @Test
  void eachFlightHasItsOwnConstants() {
    var program = Source.of("p.mlir", GLIDE);
    EntryPoint entry = Oracle.entry(program);
    Parameterised tunable = Constants.of(program, EntryPoint.NAME).orElseThrow().parameterised();
    List<Scenario> scenarios = Collections.nCopies(50, Scenario.named("moon"));
    List<double[]> values =
        IntStream.range(0, 50)
            .mapToObj(i -> new double[] {-0.05 - 0.0001 * i, -1, 0.8 + 0.01 * i})
            .toList();
    List<Outcome> outcomes =
        Oracle.agree(tunable.program(), entry, tunable.types(), scenarios, values);
    assertThat(outcomes).hasAtLeastOneElementOfType(Touchdown.class).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void hostileProgramsFlyAlike(long seed) {
    String program = RandomProgram.of(seed);
    Oracle.agree(program, Oracle.around("moon", 5, 0.2));
  }

  @Test
  void fastMathFlagsChangeNothing() {
    String fast = GLIDE.replaceAll("(arith.(mul|sub|add)f [^:]*) :", "$1 fastmath<fast> :");
    List<Scenario> scenarios = Oracle.around("moon", 30, 0.1);
    assertThat(Oracle.agree(fast, scenarios)).isEqualTo(Oracle.agree(GLIDE, scenarios));
  }

  @Test
  void constantsMustBeAsManyAsTheControllers() {
    var program = Source.of("p.mlir", GLIDE);
    EntryPoint entry = Oracle.entry(program);
    Starts starts = Starts.of(List.of(Scenario.named("moon")), List.of(new double[2]));
    try (NativeFlight flight = Oracle.ok(Compiler.compileFlight(program, entry, List.of(), 1))) {
      assertThatThrownBy(() -> flight.fly(starts))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the controller has 0 constants, the starts have 2");
    }
  }
}
