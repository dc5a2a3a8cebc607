package dev.neurojit.mlir.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs both sides and prints what one takes of the other, in CPU time: the median of rounds. */
final class BindingsComparison {
  private static final int CYCLES = 10_000;

  private final Map<String, Double> java = new TreeMap<>();
  private final Map<String, Double> peer = new TreeMap<>();

  static void run(String program, String include)
      throws RunnerException, IOException, InterruptedException {
    BindingsComparison comparison = new BindingsComparison();
    comparison.runPeer(program);
    comparison.runJava(include);
    System.out.print(comparison.table());
    System.out.println(MemoryGrowth.over(CYCLES));
  }

  private void runPeer(String program) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("neurojit-bench");
    Path small = Files.writeString(folder.resolve("small.mlir"), BenchmarkPrograms.SMALL);
    Path large = Files.writeString(folder.resolve("large.mlir"), BenchmarkPrograms.LARGE);
    Process process =
        new ProcessBuilder(program, small.toString(), large.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var lines = process.inputReader()) {
      lines
          .lines()
          .map(line -> line.split(" "))
          .forEach(words -> peer.put(words[0], Double.parseDouble(words[1])));
    }
    if (process.waitFor() != 0) {
      throw new IOException(program + " ended with " + process.exitValue());
    }
    Files.delete(small);
    Files.delete(large);
    Files.delete(folder);
  }

  private void runJava(String include) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(BindingsBenchmark.class.getSimpleName() + "\\.(" + include + ")")
            .addProfiler(CpuTime.class)
            .jvmArgsAppend(
                "--enable-native-access=ALL-UNNAMED",
                "-Dneurojit.native=" + System.getProperty("neurojit.native"))
            .build();
    for (RunResult result : new Runner(options).run()) {
      Result<?> cpu = requireNonNull(result.getSecondaryResults().get(CpuTime.LABEL));
      java.put(result.getPrimaryResult().getLabel(), cpu.getStatistics().getPercentile(50));
    }
  }

  private String table() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(Locale.ROOT, "%n%-20s %14s %14s %8s%n", "", "Java, ns", "C, ns", "Java/C"));
    java.forEach((name, took) -> {
      Double other = peer.get(name);
      text.append(
          other == null
              ? String.format(Locale.ROOT, "%-20s %14.1f%n", name, took)
              : String.format(
                  Locale.ROOT, "%-20s %14.1f %14.1f %8.2f%n", name, took, other, took / other));
    });
    ratio(text, "spawnMlirOpt", "parseSmall");
    ratio(text, "callGuarded", "callTrusted");
    ratio(text, "textToGuardedCode", "textToCode");
    return text.toString();
  }

  private void ratio(StringBuilder text, String above, String below) {
    if (java.containsKey(above) && java.containsKey(below)) {
      text.append(
          String.format(
              Locale.ROOT, "%s / %s = %.2f%n", above, below, java.get(above) / java.get(below)));
    }
  }

  /** The resident set of this process, KiB. */
  static long residentKib() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
