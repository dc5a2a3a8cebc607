package dev.neurojit.propose;

import dev.neurojit.heal.Attempt;
import dev.neurojit.judge.Candidate;
import dev.neurojit.judge.Checkup;
import dev.neurojit.judge.Compiled;
import dev.neurojit.judge.CompiledController;
import dev.neurojit.judge.EntryPoint;
import dev.neurojit.judge.Judge;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.llm.Reply;
import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.Simulator;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.tune.TunedProgram;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ./dev bench heal}: the stages of one attempt, warm, with their shares, on the reply of a
 * model that hallucinates. What the model takes is measured by {@link RoadBench} and {@link
 * LoopBench}.
 */
public final class HealBench {
  private static final int WARM_UP = 20;
  private static final int RUNS = 31;
  private static final LanderObjective MOON = LanderObjective.of(Scenario.named("moon"));

  private static final String REPLY =
      """
      Here is the fixed controller:
      ```mlir
      func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
        %slope = arith.constant -0.05 : f32
        %touchdown = arith.constant -1.0 : f32
        %kp = arith.constant 0.2 : f32
        %glide = arith.mulf %altitude, %slope : f32
        %target = arith.addf %glide, %touchdown : f32
        %error = arith.subf %target, %velocity : f32;
        %thrust = arith.mulf %error, %kp : f32
        %low = arith.constant 0.0 : f32
        %neg = arith.cmpf olt, %thrust, %low : f32
        %clipped = arith.select(%neg, %low, %thrust) : f32
        return %clipped : f32
      }
      ```
      """;

  private HealBench() {}

  /** Runs the benchmark. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) {
    stages().forEach(System.out::println);
  }

  private static List<String> stages() {
    var given =
        Source.of(
            "lander.mlir",
            """
            func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
              %z = arith.constant 0.0 : f32
              return %z : f32
            }
            """);
    var judged = new Judge(MOON).judge(new Candidate(1, 0, "given", "", given));
    var attempt = new Attempt(List.of(judged));
    var prompts = new PromptWriter(MOON, SolvedCases.own());
    var reply = new Reply(REPLY, 100, 200, Duration.ZERO, Duration.ZERO, Reply.Stop.END);
    Source proposed = ((Answer.Program) Answer.read(given, reply, "controller")).source();
    Source repaired = Checkup.repair(proposed).program();
    EntryPoint entry = ((EntryPoint.Found) EntryPoint.find(SyntaxTree.parse(repaired))).entry();
    Map<String, Double> millis = new LinkedHashMap<>();
    millis.put(
        "prompt", time(() -> prompts.write(attempt, judged, ReplyForm.FUNCTION, Optional.empty())));
    millis.put("extract", time(() -> Answer.read(given, reply, "controller")));
    millis.put("repair and verify", time(() -> Checkup.repair(proposed)));
    millis.put("admit, lower, compile", time(() -> compiled(repaired, entry).close()));
    try (CompiledController controller = compiled(repaired, entry)) {
      millis.put("fly", time(() -> Simulator.fly(controller.flight(), MOON.scenario())));
    }
    millis.put("tune (where it runs)", time(() -> TunedProgram.fit(repaired, MOON, 1)));
    return table(millis);
  }

  private static CompiledController compiled(Source program, EntryPoint entry) {
    return ((Compiled.Ok<CompiledController>) CompiledController.compile(program, entry, List.of()))
        .code();
  }

  private static List<String> table(Map<String, Double> millis) {
    double total = millis.values().stream().mapToDouble(Double::doubleValue).sum();
    var lines = new java.util.ArrayList<String>();
    millis.forEach((stage, took) ->
        lines.add(
            String.format(
                Locale.ROOT, "%-22s %8.2f ms %5.1f %%", stage, took, 100 * took / total)));
    lines.add(
        String.format(
            Locale.ROOT, "%-22s %8.2f ms (goal: at most 150, without the model)", "all", total));
    return lines;
  }

  /** Median wall time in ms, warm. */
  private static double time(Runnable work) {
    for (int i = 0; i < WARM_UP; i++) {
      work.run();
    }
    double[] millis = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      work.run();
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis[RUNS / 2];
  }
}
