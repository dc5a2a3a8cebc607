package dev.neurojit.propose;

import dev.neurojit.Healer;
import dev.neurojit.heal.Healing;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.llm.LanguageModel;
import dev.neurojit.llm.ModelOptions;
import dev.neurojit.llm.Models;
import dev.neurojit.llm.Opened;
import dev.neurojit.llm.gguf.GgmlType;
import dev.neurojit.llm.gguf.RandomGguf;
import dev.neurojit.llm.worker.Saving;
import dev.neurojit.resource.Resource;
import dev.neurojit.sim.Scenario;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * {@code ./dev bench loop}: seconds until a long program is healed, by the loop of the first
 * experiments (whole prompt evaluated each time, whole program back, with the explanation that
 * models add) and by this one, on the same random weights. What they say is given: two replies that
 * fail and one that lands. It measures what the machinery saves, not how well a model repairs.
 */
public final class LoopBench {
  private static final RandomGguf SHAPE =
      RandomGguf.TINY.size(8, 1536).type(GgmlType.Q8_0).context(8192);
  private static final List<String> GAINS = List.of("0.1", "0.3", "1.5");
  private static final LanderObjective MOON = LanderObjective.of(Scenario.named("moon"));
  private static final String PROGRAM = Resource.text(LoopBench.class, "staged-descent.mlir");
  private static final String GAIN = "  %kp = arith.constant 0.0 : f32";
  private static final String EXPLANATION =
      "\nThe gain of the controller was too low, so that the throttle stayed below what hovering"
          + " takes until the very end of the descent. With a higher gain the error in velocity is"
          + " answered in time, and the touchdown is soft. All other lines are as they were.\n";

  private final Path gguf;
  private final Path state;

  private LoopBench(Path gguf, Path state) {
    this.gguf = gguf;
    this.state = state;
  }

  /** What a run took, and what of the model's work it had. */
  private record Taken(double seconds, double cpu, ScriptedModel model) {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("loop-bench");
    Path gguf =
        SHAPE.write(folder.resolve("random.gguf"), Words.of(GAINS.stream().map(LoopBench::whole)));
    new LoopBench(gguf, folder.resolve("state")).run();
  }

  private void run() throws IOException {
    Set<Saving> all = EnumSet.allOf(Saving.class);
    Taken naive = heal(LoopBench::whole, Set.of(), true);
    tell("naive loop", naive, naive);
    tell("everything on, first run", heal(LoopBench::edit, all, false), naive);
    tell("everything on, later run (stored prefix)", heal(LoopBench::edit, all, false), naive);
    tell(
        "whole functions, held prefix, early stop",
        heal(LoopBench::whole, EnumSet.of(Saving.HELD_PREFIX), false),
        naive);
    tell("the same with guesses and stored prefix", heal(LoopBench::whole, all, false), naive);
  }

  @SuppressWarnings("SystemOut")
  private static void tell(String what, Taken taken, Taken naive) {
    ScriptedModel model = taken.model();
    System.out.printf(
        Locale.ROOT,
        "%-42s %6.2f s, %.3f of naive (CPU time %.2f s, %.3f); %d replies, %d prompt tokens read,"
            + " %d generated, %d guessed%n",
        what,
        taken.seconds(),
        taken.seconds() / naive.seconds(),
        taken.cpu(),
        taken.cpu() / naive.cpu(),
        model.asked(),
        model.read(),
        model.generated(),
        model.guessed());
  }

  /**
   * Heals the program with the model alone, from opening it on.
   *
   * @param reply with a gain
   * @param patient replies are heard to their end
   */
  private Taken heal(UnaryOperator<String> reply, Set<Saving> savings, boolean patient)
      throws IOException {
    double cpu = cpu();
    long start = System.nanoTime();
    ScriptedModel scripted;
    double seconds;
    try (LanguageModel model = open(savings)) {
      scripted = new ScriptedModel(model, GAINS.stream().map(reply).toList(), patient);
      heal(scripted);
      seconds = (System.nanoTime() - start) / 1e9;
    }
    return new Taken(seconds, cpu() - cpu, scripted);
  }

  /** CPU time of this process and of its children that have ended. */
  private static double cpu() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    return Arrays.stream(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1), 11, 15)
            .mapToLong(Long::parseLong)
            .sum()
        / 100.0;
  }

  private LanguageModel open(Set<Saving> savings) {
    var options = ModelOptions.defaults().withContext(8192).withState(state).withSavings(savings);
    return ((Opened.Ok) Models.open(gguf.toString(), options)).model();
  }

  private static void heal(ScriptedModel model) {
    try (Healer healer =
        Healer.builder(MOON).ladder(List.of(Rung.MODEL)).model(new Opened.Ok(model)).build()) {
      if (!(healer.heal(Source.of("staged-descent.mlir", PROGRAM)) instanceof Healing.Healed)
          || model.asked() != GAINS.size()) {
        throw new IllegalStateException("not healed by reply " + GAINS.size());
      }
    }
  }

  private static String whole(String gain) {
    return fenced(PROGRAM.replace(GAIN, GAIN.replace("0.0", gain)));
  }

  private static String edit(String gain) {
    long line = PROGRAM.lines().takeWhile(text -> !text.equals(GAIN)).count() + 1;
    return fenced(line + ": " + GAIN.strip().replace("0.0", gain) + "\n");
  }

  private static String fenced(String code) {
    return "```mlir\n" + code + "```\n" + EXPLANATION;
  }
}
