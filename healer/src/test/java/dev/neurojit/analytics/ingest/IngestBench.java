package dev.neurojit.analytics.ingest;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.neurojit.analytics.Database;
import dev.neurojit.resource.Resource;
import dev.neurojit.syntax.Rule;
import dev.neurojit.syntax.rules.Rules;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Texts classified a second and a CPU-second: the front end alone, with MLIR's verdict, with
 * repairs; against mlir-opt, which reads all of them in one process and tells valid from invalid.
 * Then the stages of a classification, each alone on one thread. CPU time counts the children.
 * Arguments: how many texts, and how many threads.
 */
final class IngestBench {
  private static final Pattern INPUT = Pattern.compile("~~~mlir input\\n(.*?)~~~", Pattern.DOTALL);

  /** What the JVM needs to have compiled most of what runs. */
  private static final int WARM_UP = 10_000;

  private IngestBench() {}

  public static void main(String[] arguments) throws Exception {
    int count = Integer.parseInt(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    List<String> texts = texts(count);
    System.out.printf(
        Locale.ROOT,
        "%,d texts of %d characters (the rules' own examples), %d threads%n",
        count,
        (int) texts.stream().mapToInt(String::length).average().orElse(0),
        threads);
    ours("cold", texts(WARM_UP), Depth.VERIFIED, threads);
    ours("front-end", texts, Depth.FRONT_END, threads);
    double verified = ours("verified", texts, Depth.VERIFIED, threads);
    ours("repaired", texts.subList(0, Math.min(count, 2000)), Depth.REPAIRED, threads);
    double peer = peer(texts);
    System.out.printf(
        Locale.ROOT, "verified against mlir-opt on one core: ratio %.2f%n", verified / peer);
    new IngestStages(texts).print();
  }

  private static double ours(String name, List<String> texts, Depth depth, int threads)
      throws Exception {
    double cpu = CpuTime.seconds();
    long start = System.nanoTime();
    try (Database database = Database.inMemory();
        InputStream lines = lines(texts)) {
      Corpus corpus = Corpus.of("bench", lines, null);
      Ingest.run(corpus, database, depth, threads, snippets -> {});
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpuSeconds = CpuTime.seconds() - cpu;
    System.out.printf(
        Locale.ROOT,
        "  %-9s %,7.0f texts/s, %,7.0f a CPU-second (%.3f ms a text)%n",
        name,
        texts.size() / seconds,
        texts.size() / cpuSeconds,
        cpuSeconds / texts.size() * 1e3);
    return texts.size() / seconds;
  }

  private static double peer(List<String> texts) throws Exception {
    Path file = Files.createTempFile("texts", ".mlir");
    Files.writeString(file, String.join("\n// -----\n", texts));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder("mlir-opt-22", "--split-input-file", "-o", "/dev/null", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    double rate = texts.size() / ((System.nanoTime() - start) / 1e9);
    Files.delete(file);
    System.out.printf(Locale.ROOT, "  mlir-opt  %,7.0f texts/s (verdict only)%n", rate);
    return rate;
  }

  private static List<String> texts(int count) {
    var inputs = new ArrayList<String>();
    for (Rule rule : Rules.ALL) {
      String page = Resource.text(Rules.class, rule.code() + "-" + rule.name() + ".md");
      INPUT.matcher(page).results().map(found -> found.group(1)).forEach(inputs::add);
    }
    return IntStream.range(0, count)
        .mapToObj(i -> "// text " + i + "\n" + inputs.get(i % inputs.size()))
        .toList();
  }

  static InputStream lines(List<String> texts) {
    String all =
        texts.stream()
            .map(text -> "{\"text\":" + new TextNode(text) + "}\n")
            .collect(Collectors.joining());
    return new ByteArrayInputStream(all.getBytes(StandardCharsets.UTF_8));
  }
}
