package dev.neurojit.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.judge.Candidate;
import dev.neurojit.judge.Judge;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.judge.Stage;
import dev.neurojit.judge.Verdict;
import dev.neurojit.sim.Scenario;
import dev.neurojit.syntax.Source;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the gate admits, the compiler takes: every operation on the list flies. */
final class AdmittedOperationsTest {
  private static final String VECTOR = "%v = vector.broadcast %x : T to vector<4xT>\n  ";

  /** How an operation is used on {@code %x}, {@code %y} (T) and {@code %i}, {@code %j} (i32). */
  private static final Map<String, String> FORMS =
      Map.ofEntries(
          Map.entry("math.absi", "%k = math.absi %i : i32"),
          Map.entry("math.ctlz", "%k = math.ctlz %i : i32"),
          Map.entry("math.ctpop", "%k = math.ctpop %i : i32"),
          Map.entry("math.cttz", "%k = math.cttz %i : i32"),
          Map.entry("math.ipowi", "%k = math.ipowi %i, %j : i32"),
          Map.entry("math.fpowi", "%r = math.fpowi %x, %i : T, i32"),
          Map.entry("math.atan2", "%r = math.atan2 %x, %y : T"),
          Map.entry("math.copysign", "%r = math.copysign %x, %y : T"),
          Map.entry("math.powf", "%r = math.powf %x, %y : T"),
          Map.entry("math.fma", "%r = math.fma %x, %y, %y : T"),
          Map.entry("math.clampf", "%r = math.clampf %x to [%y, %x] : T"),
          Map.entry("math.isfinite", "%b = math.isfinite %x : T"),
          Map.entry("math.isnan", "%b = math.isnan %x : T"),
          Map.entry("math.sincos", "%r, %q = math.sincos %x : T"),
          Map.entry("arith.addui_extended", "%k, %o = arith.addui_extended %i, %j : i32, i1"),
          Map.entry("arith.mulsi_extended", "%k, %o = arith.mulsi_extended %i, %j : i32"),
          Map.entry("arith.mului_extended", "%k, %o = arith.mului_extended %i, %j : i32"),
          Map.entry("vector.broadcast", VECTOR + "%r = vector.extract %v[0] : T from vector<4xT>"),
          Map.entry("vector.extract", VECTOR + "%r = vector.extract %v[3] : T from vector<4xT>"),
          Map.entry(
              "vector.fma",
              VECTOR
                  + "%w = vector.fma %v, %v, %v : vector<4xT>\n"
                  + "  %r = vector.extract %w[0] : T from vector<4xT>"),
          Map.entry(
              "vector.from_elements",
              "%v = vector.from_elements %x, %y : vector<2xT>\n"
                  + "  %r = vector.extract %v[1] : T from vector<2xT>"),
          Map.entry(
              "vector.insert",
              VECTOR
                  + "%w = vector.insert %y, %v [2] : T into vector<4xT>\n"
                  + "  %r = vector.extract %w[2] : T from vector<4xT>"),
          Map.entry(
              "vector.reduction", VECTOR + "%r = vector.reduction <add>, %v : vector<4xT> into T"),
          Map.entry("arith.negf", "%r = arith.negf %x : T"));

  private static Stream<String> operations() {
    return AdmittedOperations.names().stream()
        .filter(name -> name.startsWith("math.") || FORMS.containsKey(name))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void compilesInBothWidths(String operation) {
    String use = FORMS.getOrDefault(operation, "%r = " + operation + " %x : T");
    for (String type : new String[] {"f32", "f64"}) {
      Verdict verdict = judge(program(use).replace("T", type));
      assertThat(verdict.stage()).as("%s", verdict).isEqualTo(Stage.SCORE);
    }
  }

  private static String program(String use) {
    String result =
        use.contains("%r")
            ? ""
            : use.startsWith("%b")
                ? "  %r = arith.uitofp %b : i1 to T\n"
                : "  %r = arith.sitofp %k : i32 to T\n";
    return """
    func.func @controller(%x: T, %y: T) -> T {
      %i = arith.fptosi %x : T to i32
      %j = arith.fptosi %y : T to i32
    """
        + "  "
        + use
        + "\n"
        + result
        + "  return %r : T\n}\n";
  }

  private static Verdict judge(String program) {
    return new Judge(LanderObjective.of(Scenario.named("moon")))
        .judge(new Candidate(1, 0, "given", "", Source.of("p.mlir", program)))
        .verdict();
  }
}
