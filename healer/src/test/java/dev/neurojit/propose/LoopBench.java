package dev.neurojit.propose;

import dev.neurojit.Healer;
import dev.neurojit.heal.Healing;
import dev.neurojit.journal.Event;
import dev.neurojit.journal.Recorder;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.llm.LanguageModel;
import dev.neurojit.llm.ModelOptions;
import dev.neurojit.llm.Models;
import dev.neurojit.llm.Opened;
import dev.neurojit.llm.gguf.GgmlType;
import dev.neurojit.llm.gguf.RandomGguf;
import dev.neurojit.llm.gguf.ScriptedGguf;
import dev.neurojit.llm.worker.Saving;
import dev.neurojit.resource.Resource;
import dev.neurojit.sim.Scenario;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code ./dev bench loop}: seconds until a long program is healed, by the loop of the first
 * experiments (whole prompt evaluated each time, whole program back, with the explanation that
 * models add) and by this one, on weights of one shape whose replies are scripted: two replies out
 * of three fail in both. It measures what the machinery saves, not how well a model repairs.
 */
public final class LoopBench {
  private static final RandomGguf SHAPE =
      RandomGguf.TINY.size(4, 512).type(GgmlType.Q8_0).context(8192);
  private static final RandomGguf QUICK = RandomGguf.TINY.size(1, 256).context(8192);
  private static final int MOST_SEEDS = 40;
  private static final int ATTEMPTS = 3;
  private static final LanderObjective MOON = LanderObjective.of(Scenario.named("moon"));
  private static final Pattern WORD = Pattern.compile(" ?[A-Za-z]{2,}");
  private static final String GAIN = "  %kp = arith.constant ";
  private static final String EXPLANATION =
      "\nThe gain of the controller was too low, so that the throttle stayed below what hovering"
          + " takes until the very end of the descent. With a higher gain the error in velocity is"
          + " answered in time, and the touchdown is soft. All other lines are as they were.\n";

  private final Path folder;

  private LoopBench(Path folder) {
    this.folder = folder;
  }

  /** What a run took, and what of the model's work it had. */
  private record Taken(
      double seconds, double cpu, int attempts, int read, int generated, int guessed) {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException {
    new LoopBench(Files.createTempDirectory("loop-bench")).run();
  }

  private void run() throws IOException {
    Path whole = model("whole", SHAPE, fenced(program("0.1")), fenced(program("1.5")));
    Path edits = model("edits", SHAPE, fenced(edit("0.1")), fenced(edit("1.5")));
    // Which text is chosen depends on the seed alone: quick weights tell.
    Path quick = model("quick", QUICK, fenced(edit("0.1")), fenced(edit("1.5")));
    Set<Saving> all = EnumSet.allOf(Saving.class);
    long seed = seed(quick, all);
    Taken naive = heal(whole, Set.of(), seed, Style.NAIVE);
    tell("naive loop", naive, naive);
    tell("everything on, first run", heal(edits, all, seed, Style.OURS), naive);
    tell("everything on, later run (stored prefix)", heal(edits, all, seed, Style.OURS), naive);
    tell(
        "whole functions, held prefix, early stop",
        heal(whole, EnumSet.of(Saving.HELD_PREFIX), seed, Style.OURS),
        naive);
    tell("the same with guesses and stored prefix", heal(whole, all, seed, Style.OURS), naive);
  }

  @SuppressWarnings("SystemOut")
  private static void tell(String what, Taken taken, Taken naive) {
    System.out.printf(
        Locale.ROOT,
        "%-42s %6.2f s, %.3f of naive (CPU time %.2f s, %.3f); %d attempts, %d prompt tokens read,"
            + " %d generated, %d guessed%n",
        what,
        taken.seconds(),
        taken.seconds() / naive.seconds(),
        taken.cpu(),
        taken.cpu() / naive.cpu(),
        taken.attempts(),
        taken.read(),
        taken.generated(),
        taken.guessed());
  }

  /** Returns the first seed by which the model is right at its last attempt only. */
  private long seed(Path gguf, Set<Saving> savings) throws IOException {
    try (LanguageModel model = open(gguf, savings)) {
      for (long seed = 1; seed <= MOST_SEEDS; seed++) {
        if (attempts(new CountingModel(model, false), seed) == ATTEMPTS) {
          return seed;
        }
      }
    }
    throw new IllegalStateException("no seed gives %d attempts".formatted(ATTEMPTS));
  }

  private enum Style {
    NAIVE,
    OURS
  }

  private Taken heal(Path gguf, Set<Saving> savings, long seed, Style style) throws IOException {
    double cpu = cpu();
    long start = System.nanoTime();
    int attempts;
    double seconds;
    CountingModel counted;
    try (LanguageModel model = open(gguf, savings)) {
      counted = new CountingModel(model, style == Style.NAIVE);
      attempts = attempts(counted, seed);
      seconds = (System.nanoTime() - start) / 1e9;
    }
    return new Taken(
        seconds, cpu() - cpu, attempts, counted.read(), counted.generated(), counted.guessed());
  }

  /** CPU time of this process and of its children that have ended. */
  private static double cpu() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    return Arrays.stream(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1), 11, 15)
            .mapToLong(Long::parseLong)
            .sum()
        / 100.0;
  }

  private LanguageModel open(Path gguf, Set<Saving> savings) {
    var options =
        ModelOptions.defaults()
            .withContext(8192)
            .withState(folder.resolve("state"))
            .withSavings(savings);
    return ((Opened.Ok) Models.open(gguf.toString(), options)).model();
  }

  /** Returns how often a model was asked until the program was healed; 0 if it was not. */
  private static int attempts(CountingModel model, long seed) {
    var asked = new ArrayList<Event.Asked>();
    Recorder recorder =
        Recorder.NONE.watchedBy(event -> {
          if (event instanceof Event.Asked question) {
            asked.add(question);
          }
        });
    try (Healer healer =
        Healer.builder(MOON)
            .ladder(List.of(Rung.MODEL))
            .model(new Opened.Ok(model))
            .seed(seed)
            .recorder(recorder, Clock.systemUTC())
            .build()) {
      Healing healing = healer.heal(Source.of("long.mlir", program("0.0")));
      return healing instanceof Healing.Healed ? asked.size() : 0;
    }
  }

  private Path model(String name, RandomGguf shape, String wrong, String right) throws IOException {
    return ScriptedGguf.writeReading(
        folder.resolve(name + ".gguf"), List.of(wrong, right), words(), shape);
  }

  /** The words of the prompts: a real vocabulary has them too. */
  private static Set<String> words() {
    return Stream.of(
            "prompts/lander.txt",
            "prompts/reply-edits.txt",
            "prompts/reply-function.txt",
            "cases/lander-full-throttle.md",
            "cases/lander-hard-landing.md",
            "cases/lander-redefined-value.md")
        .map(file -> Resource.text(PromptWriter.class, file))
        .flatMap(text -> WORD.matcher(text).results())
        .map(word -> word.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String fenced(String code) {
    return "```mlir\n" + code + "```\n" + EXPLANATION;
  }

  private static String edit(String gain) {
    return "4: %kp = arith.constant " + gain + " : f32\n";
  }

  private static String program(String gain) {
    String unused =
        IntStream.range(0, 24)
            .mapToObj(i -> "  %%spare%d = arith.mulf %%altitude, %%velocity : f32\n".formatted(i))
            .collect(Collectors.joining());
    return "func.func @controller(%altitude: f32, %velocity: f32) -> f32 {\n"
        + "  %slope = arith.constant -0.05 : f32\n"
        + "  %touchdown = arith.constant -1.0 : f32\n"
        + GAIN
        + gain
        + " : f32\n"
        + unused
        + "  %glide = arith.mulf %altitude, %slope : f32\n"
        + "  %target = arith.addf %glide, %touchdown : f32\n"
        + "  %error = arith.subf %target, %velocity : f32\n"
        + "  %thrust = arith.mulf %error, %kp : f32\n"
        + "  return %thrust : f32\n"
        + "}\n";
  }
}
