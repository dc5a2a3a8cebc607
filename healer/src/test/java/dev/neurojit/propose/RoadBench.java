package dev.neurojit.propose;

import dev.neurojit.llama.LlamaLibrary;
import dev.neurojit.llm.ChatTemplate;
import dev.neurojit.llm.LanguageModel;
import dev.neurojit.llm.Message;
import dev.neurojit.llm.ModelOptions;
import dev.neurojit.llm.Models;
import dev.neurojit.llm.Opened;
import dev.neurojit.llm.Progress;
import dev.neurojit.llm.Prompt;
import dev.neurojit.llm.Reply;
import dev.neurojit.llm.gguf.RandomGguf;
import dev.neurojit.llm.gguf.RehearsalGguf;
import dev.neurojit.llm.gguf.ShapedGguf;
import dev.neurojit.llm.worker.Saving;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code ./dev bench llama}: the same random weights by the Java API of java-llama.cpp, by the C
 * API of the library that it comes with, and through the worker process: a toy whose tokens take
 * under a millisecond, and the shape of the smallest model that anyone asks. The runs take turns;
 * medians, and CPU time, which tells more where other work goes on.
 */
public final class RoadBench {
  private static final int LONG_ROUNDS = 3;

  /** Units of CPU time in /proc, a second. */
  private static final double TICKS = 100;

  private static final int CYCLES = 4;
  private static final Series QUICK = new Series(3, 15, 200);
  private static final Series SLOW = new Series(3, 8, 120);
  private static final int CONTEXT = 4096;
  private static final String LONG = "%0 = arith.addf %a, %b : f32\n".repeat(60);

  private final Path gguf;
  private final Path state;
  private final Series series;

  private RoadBench(Path gguf, Path state, Series series) {
    this.gguf = gguf;
    this.state = state;
    this.series = series;
  }

  /** How often each road is gone: rounds that do not count, rounds that do, tokens a round. */
  private record Series(int warmUp, int rounds, int tokens) {}

  /** Runs the benchmark. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("road-bench");
    System.out.println("4 layers of width 512, F16:");
    Path gguf = RandomGguf.TINY.size(4, 512).context(CONTEXT).write(folder.resolve("random.gguf"));
    var toy = new RoadBench(gguf, folder.resolve("state"), QUICK);
    toy.compare(true).forEach(System.out::println);
    toy.memory().forEach(System.out::println);
    Path half = RehearsalGguf.qwen(ShapedGguf.QWEN_HALF_B, folder.resolve("qwen-0.5b-q8_0.gguf"));
    System.out.println("Qwen2.5-Coder 0.5B's shape, Q8_0:");
    var real = new RoadBench(half, folder.resolve("state"), SLOW);
    real.compare(false).forEach(System.out::println);
    Files.delete(half);
    // The Java API leaves a thread behind that is no daemon.
    Runtime.getRuntime().halt(0);
  }

  /**
   * Compares the roads.
   *
   * @param prompts whether the first tokens of long prompts are timed too
   */
  private List<String> compare(boolean prompts) throws IOException {
    var lines = new ArrayList<String>();
    try (LanguageModel worker = worker(EnumSet.of(Saving.HELD_PREFIX));
        BareLlama java = new BareLlama(gguf, CONTEXT);
        DirectLlama direct = new DirectLlama(library(), gguf, CONTEXT)) {
      long pid = ProcessHandle.current().children().findFirst().orElseThrow().pid();
      int tokens = series.tokens();
      List<Road> roads =
          List.of(
              new Road("Java API", () -> cpuOf("self"), text -> java.run(chat(text), tokens)),
              new Road("C API", () -> cpuOf("self"), text -> direct.run(chat(text), tokens)),
              new Road(
                  "worker",
                  () -> cpuOf("self") + cpuOf(Long.toString(pid)),
                  text -> run(ask(worker, text))));
      lines.addAll(speeds(roads));
      if (prompts) {
        lines.addAll(firsts(roads));
      }
    }
    return lines;
  }

  /** A way to llama.cpp. */
  private record Road(String name, Meter cpu, Function<String, BareLlama.Run> ask) {}

  /** Tells CPU seconds. */
  private interface Meter {
    double seconds() throws IOException;
  }

  /** Speed of replies to short prompts, the roads taking turns; CPU time of all processes. */
  private List<String> speeds(List<Road> roads) throws IOException {
    int count = roads.size();
    double[][] wall = new double[count][series.rounds()];
    double[] cpu = new double[count];
    for (int round = -series.warmUp(); round < series.rounds(); round++) {
      for (int turn = 0; turn < count; turn++) {
        int road = Math.floorMod(round + turn, count);
        double before = roads.get(road).cpu().seconds();
        BareLlama.Run run = roads.get(road).ask().apply("Say something, " + round);
        if (round >= 0) {
          cpu[road] += roads.get(road).cpu().seconds() - before;
          wall[road][round] = run.tokensPerSecond();
        }
      }
    }
    var lines = new ArrayList<String>();
    for (int road = 0; road < count; road++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-8s  %6.1f tokens/s, %.3f of the Java API; %.3f ms of CPU a token, its speed by"
                  + " that %.3f of the Java API",
              roads.get(road).name(),
              median(wall[road]),
              median(wall[road]) / median(wall[0]),
              1e3 * cpu[road] / series.rounds() / series.tokens(),
              cpu[0] / cpu[road]));
    }
    return lines;
  }

  private static List<String> firsts(List<Road> roads) {
    var lines = new ArrayList<String>();
    for (Road road : roads) {
      double[] fresh = new double[LONG_ROUNDS];
      double[] again = new double[LONG_ROUNDS];
      for (int round = 0; round < LONG_ROUNDS; round++) {
        fresh[round] = road.ask().apply(round + LONG).firstNanos() / 1e6;
        again[round] = road.ask().apply(round + LONG).firstNanos() / 1e6;
      }
      lines.add(
          String.format(
              Locale.ROOT,
              "%-8s  first token of a prompt of 1,500 tokens: %.0f ms, of the same again %.0f ms",
              road.name(),
              median(fresh),
              median(again)));
    }
    return lines;
  }

  private static String chat(String text) {
    return ChatTemplate.chatMl(List.of(Message.user(text)));
  }

  /** CPU time that a process has had, threads that have ended included. */
  private static double cpuOf(String process) throws IOException {
    String stat = Files.readString(Path.of("/proc", process, "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  /** What stays of a model after close, from the second one on. */
  private List<String> memory() throws IOException {
    long[] direct = new long[CYCLES + 1];
    long[] java = new long[CYCLES + 1];
    for (int cycle = 0; cycle <= CYCLES; cycle++) {
      try (DirectLlama model = new DirectLlama(library(), gguf, CONTEXT)) {
        model.run(LONG, series.tokens());
      }
      direct[cycle] = resident();
    }
    for (int cycle = 0; cycle <= CYCLES; cycle++) {
      try (BareLlama model = new BareLlama(gguf, CONTEXT)) {
        model.run(LONG, 2);
      }
      java[cycle] = resident();
    }
    return List.of(
        line(
            "memory that stays of each model after close: C API %.1f MB, Java API %.1f MB",
            mb(direct[CYCLES] - direct[0]) / CYCLES, mb(java[CYCLES] - java[0]) / CYCLES));
  }

  private static double mb(long kilobytes) {
    return kilobytes / 1e3;
  }

  private static long resident() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  private LlamaLibrary library() throws IOException {
    try (Stream<Path> files = Files.walk(state.resolve("llama"))) {
      return LlamaLibrary.open(
          files.filter(file -> file.endsWith("libjllama.so")).findFirst().orElseThrow());
    }
  }

  private LanguageModel worker(Set<Saving> savings) {
    var options =
        ModelOptions.defaults()
            .withContext(CONTEXT)
            .withThreads(1)
            .withState(state)
            .withSavings(savings);
    var model = ((Opened.Ok) Models.open(gguf.toString(), options)).model();
    ask(model, "warm");
    return model;
  }

  private static BareLlama.Run run(Reply reply) {
    return new BareLlama.Run(reply.timeToFirstToken().toNanos(), reply.tokensPerSecond());
  }

  private Reply ask(LanguageModel model, String text) {
    var prompt =
        new Prompt(List.of(Message.user(text)), series.tokens(), 0.5, 1, Duration.ofMinutes(2));
    return (Reply) model.complete(prompt, Progress.SILENT);
  }

  private static double median(double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static String line(String format, double... values) {
    return String.format(Locale.ROOT, format, Arrays.stream(values).boxed().toArray());
  }
}
