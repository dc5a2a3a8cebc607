package dev.neurojit.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.judge.Candidate;
import dev.neurojit.judge.Judge;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.judge.Verdict;
import dev.neurojit.sim.Scenario;
import dev.neurojit.syntax.Source;
import org.junit.jupiter.api.Test;

/** What a model reads of an error: operation, operands with their types, what it may use. */
final class FindingsTest {
  private static final String HEAD =
      "func.func @controller(%altitude: f32, %velocity: f32) -> f32 {\n";

  @Test
  void undefinedValueIsToldWithWhatThereIs() {
    assertThat(told("  %u = arith.subf %altitude, %speed : f32\n  return %u : f32\n}\n"))
        .isEqualTo(
            """
            - line 2, `%u = arith.subf %altitude, %speed : f32`: %speed is not defined
              its operands: %altitude: f32, %speed (not defined)
            Defined before line 2: %altitude: f32, %velocity: f32\
            """);
  }

  @Test
  void advisesOnceWhatMayBeUsed() {
    String told =
        told(
            """
              %m = memref.alloc() : memref<4xf32>
              %i = arith.constant 0 : index
              %x = memref.load %m[%i] : memref<4xf32>
              return %x : f32
            }
            """);
    assertThat(told)
        .contains("- line 4, `%x = memref.load %m[%i] : memref<4xf32>`: operation 'memref.load'")
        .contains("its operands: %m: memref<4xf32>, %i: index")
        .containsOnlyOnce("use arith, math, scf");
  }

  @Test
  void otherEndOfAnErrorIsQuoted() {
    assertThat(
            told(
                """
                  %z = arith.constant 0.0 : f32
                  %c = arith.cmpf olt, %velocity, %z : f32
                  %t = scf.if %c -> (f32) {
                    scf.yield %z : f32
                  } else {
                    scf.yield %c : i1
                  }
                  return %t : f32
                }
                """))
        .contains("line 7, `scf.yield %c : i1`")
        .contains("its operands: %c: i1");
  }

  private static String told(String body) {
    var judged =
        new Judge(LanderObjective.of(Scenario.named("moon")))
            .judge(new Candidate(1, 0, "given", "", Source.of("p.mlir", HEAD + body)));
    var rejected = (Verdict.Rejected) judged.verdict();
    return Findings.of(judged.program(), rejected.diagnostics());
  }
}
