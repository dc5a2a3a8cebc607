package dev.neurojit.propose;

import dev.neurojit.heal.Attempt;
import dev.neurojit.judge.Candidate;
import dev.neurojit.judge.Checkup;
import dev.neurojit.judge.Compiled;
import dev.neurojit.judge.CompiledController;
import dev.neurojit.judge.EntryPoint;
import dev.neurojit.judge.Judge;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.llm.LanguageModel;
import dev.neurojit.llm.Message;
import dev.neurojit.llm.ModelOptions;
import dev.neurojit.llm.Models;
import dev.neurojit.llm.Opened;
import dev.neurojit.llm.Progress;
import dev.neurojit.llm.Prompt;
import dev.neurojit.llm.Reply;
import dev.neurojit.llm.gguf.RandomGguf;
import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.Simulator;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.tune.TunedProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ./dev bench heal}: the stages of one attempt, warm, with their shares, on the reply of a
 * model that hallucinates; then the speed of generation through the worker process.
 */
public final class HealBench {
  private static final int WARM_UP = 20;
  private static final int RUNS = 31;
  private static final int TOKENS = 200;
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
  public static void main(String[] arguments) throws IOException {
    stages().forEach(System.out::println);
    decoding().forEach(System.out::println);
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

  /** The same random weights, the same prompt: through the worker, and in this process. */
  private static List<String> decoding() throws IOException {
    Path folder = Files.createTempDirectory("heal-bench");
    Path gguf = RandomGguf.TINY.size(4, 512).write(folder.resolve("random.gguf"));
    double through = throughTheWorker(gguf, folder.resolve("state"));
    double bare = BareLlama.tokensPerSecond(gguf, TOKENS);
    return List.of(
        String.format(
            Locale.ROOT,
            "generation: %.1f tokens/s through the worker, %.1f bare, ratio %.3f (goal 0.97)",
            through,
            bare,
            through / bare));
  }

  private static double throughTheWorker(Path gguf, Path state) {
    var options = ModelOptions.defaults().withContext(512).withThreads(1).withState(state);
    try (LanguageModel model = ((Opened.Ok) Models.open(gguf.toString(), options)).model()) {
      double best = 0;
      for (int run = 0; run < 5; run++) {
        var prompt =
            new Prompt(
                List.of(Message.user("hello " + run)), TOKENS, 0.5, 1, Duration.ofMinutes(2));
        if (model.complete(prompt, Progress.SILENT) instanceof Reply reply) {
          best = Math.max(best, reply.tokensPerSecond());
        }
      }
      return best;
    }
  }
}
