package dev.neurojit.propose;

import dev.neurojit.llama.ContextOptions;
import dev.neurojit.llama.LlamaContext;
import dev.neurojit.llama.LlamaLibrary;
import dev.neurojit.llama.LlamaModel;
import dev.neurojit.llama.TokenBatch;
import dev.neurojit.llama.TokenSampler;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code ./dev bench llama}: the same random weights by the Java API of java-llama.cpp, by the C
 * API of the library that it comes with, and through the worker process. The runs take turns;
 * medians.
 */
public final class RoadBench {
  private static final int ROUNDS = 12;
  private static final int CYCLES = 4;
  private static final int TOKENS = 200;
  private static final int CONTEXT = 4096;
  private static final String LONG = "%0 = arith.addf %a, %b : f32\n".repeat(60);

  private final Path gguf;
  private final Path state;

  private RoadBench(Path gguf, Path state) {
    this.gguf = gguf;
    this.state = state;
  }

  /** Runs the benchmark. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("road-bench");
    Path gguf = RandomGguf.TINY.size(4, 512).context(CONTEXT).write(folder.resolve("random.gguf"));
    new RoadBench(gguf, folder.resolve("state")).run().forEach(System.out::println);
    // The Java API leaves a thread behind that is no daemon.
    Runtime.getRuntime().halt(0);
  }

  private List<String> run() throws IOException {
    var lines = new ArrayList<String>();
    try (LanguageModel worker = worker(EnumSet.of(Saving.HELD_PREFIX));
        BareLlama java = new BareLlama(gguf, CONTEXT)) {
      lines.addAll(turns(worker, java));
    }
    lines.addAll(memory());
    return lines;
  }

  private List<String> turns(LanguageModel worker, BareLlama java) throws IOException {
    var speeds = new ArrayList<double[]>();
    var firsts = new ArrayList<double[]>();
    try (LlamaModel model = library().load(gguf);
        LlamaContext context = model.context(new ContextOptions(CONTEXT, 128, 1, 1))) {
      for (int round = 0; round <= ROUNDS; round++) {
        String prompt = ChatTemplate.chatMl(List.of(Message.user(round + LONG)));
        var runs = new BareLlama.Run[3];
        for (int turn = 0; turn < runs.length; turn++) {
          int road = (round + turn) % runs.length;
          runs[road] =
              switch (road) {
                case 0 -> java.run(prompt, TOKENS);
                case 1 -> direct(model, context, prompt);
                default -> run(ask(worker, round + LONG));
              };
        }
        BareLlama.Run again = run(ask(worker, round + LONG));
        BareLlama.Run held = java.run(prompt, 2);
        if (round > 0) {
          speeds.add(
              new double[] {
                runs[0].tokensPerSecond(), runs[1].tokensPerSecond(), runs[2].tokensPerSecond()
              });
          firsts.add(
              new double[] {
                runs[0].firstNanos() / 1e6,
                runs[1].firstNanos() / 1e6,
                runs[2].firstNanos() / 1e6,
                held.firstNanos() / 1e6,
                again.firstNanos() / 1e6
              });
        }
      }
    }
    double[] speed = medians(speeds);
    double[] first = medians(firsts);
    return List.of(
        line("tokens/s: Java API %.1f, C API %.1f, worker %.1f", speed),
        line(
            "ratio of medians: C API / Java API %.3f, worker / Java API %.3f (goal 0.97)",
            speed[1] / speed[0], speed[2] / speed[0]),
        line(
            "first token of a new prompt: Java API %.0f ms, C API %.0f ms, worker %.0f ms",
            first[0], first[1], first[2]),
        line(
            "first token of the same prompt again: Java API %.0f ms, worker %.0f ms",
            first[3], first[4]));
  }

  /** What stays of a model after close, from the second one on. */
  private List<String> memory() throws IOException {
    long[] direct = new long[CYCLES + 1];
    long[] java = new long[CYCLES + 1];
    for (int cycle = 0; cycle <= CYCLES; cycle++) {
      try (LlamaModel model = library().load(gguf);
          LlamaContext context = model.context(new ContextOptions(CONTEXT, 128, 1, 1))) {
        direct(model, context, LONG);
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

  private static BareLlama.Run direct(LlamaModel model, LlamaContext context, String text) {
    int[] prompt = model.tokens(text);
    long start = System.nanoTime();
    long first = 0;
    context.clear();
    try (TokenBatch batch = new TokenBatch(128);
        TokenSampler sampler = model.sampler(0.5f, 1, Optional.empty())) {
      int index = 0;
      for (int i = 0; i < prompt.length; i++) {
        if (batch.size() == 128) {
          context.decode(batch);
          batch.clear();
        }
        if (i < prompt.length - 1) {
          batch.add(prompt[i], i, 0);
        } else {
          index = batch.addToSample(prompt[i], i, 0);
        }
      }
      context.decode(batch);
      for (int i = 0; i < TOKENS; i++) {
        int token = sampler.sample(context, index).orElseThrow();
        model.piece(token);
        first = first == 0 ? System.nanoTime() : first;
        batch.clear();
        index = batch.addToSample(token, prompt.length + i, 0);
        context.decode(batch);
      }
    }
    return new BareLlama.Run(first - start, (TOKENS - 1) / ((System.nanoTime() - first) / 1e9));
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

  private static Reply ask(LanguageModel model, String text) {
    var prompt = new Prompt(List.of(Message.user(text)), TOKENS, 0.5, 1, Duration.ofMinutes(2));
    return (Reply) model.complete(prompt, Progress.SILENT);
  }

  private static double[] medians(List<double[]> rows) {
    double[] medians = new double[rows.getFirst().length];
    for (int i = 0; i < medians.length; i++) {
      int column = i;
      double[] sorted = rows.stream().mapToDouble(row -> row[column]).sorted().toArray();
      medians[i] = sorted[sorted.length / 2];
    }
    return medians;
  }

  private static String line(String format, double... values) {
    return String.format(Locale.ROOT, format, Arrays.stream(values).boxed().toArray());
  }
}
