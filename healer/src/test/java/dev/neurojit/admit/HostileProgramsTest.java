package dev.neurojit.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.judge.Candidate;
import dev.neurojit.judge.Evidence;
import dev.neurojit.judge.Judge;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.judge.Stage;
import dev.neurojit.judge.Verdict;
import dev.neurojit.sim.Fault;
import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.Trajectory;
import dev.neurojit.syntax.Source;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Hundreds of hostile programs fly in this very process, which is still there afterwards. */
final class HostileProgramsTest {
  private static final int PROGRAMS = 150;

  @Test
  void admittedProgramsEndAndCrashNothing() {
    var judge = new Judge(LanderObjective.of(Scenario.named("moon")));
    Map<Stage, Integer> stages = new EnumMap<>(Stage.class);
    Set<Fault.Reason> faults = EnumSet.noneOf(Fault.Reason.class);
    for (int seed = 0; seed < PROGRAMS; seed++) {
      Verdict verdict = judge(judge, seed);
      stages.merge(verdict.stage(), 1, Integer::sum);
      if (verdict instanceof Verdict.Scored(var score, Evidence.Flight(Trajectory flight))
          && flight.outcome() instanceof Fault fault) {
        faults.add(fault.reason());
      }
    }
    // The programs are what they are meant to be: valid, mostly admitted, and up to no good.
    assertThat(stages.keySet()).isSubsetOf(Stage.ADMIT, Stage.SCORE);
    assertThat(stages.get(Stage.SCORE)).isGreaterThan(PROGRAMS / 2);
    assertThat(faults).contains(Fault.Reason.TIMEOUT, Fault.Reason.TRAP);
  }

  private static Verdict judge(Judge judge, long seed) {
    String program = RandomProgram.of(seed);
    return Assertions.assertTimeout(
        Duration.ofMinutes(1),
        () -> judge.judge(new Candidate(1, 0, "given", "", Source.of("p.mlir", program))).verdict(),
        program);
  }
}
