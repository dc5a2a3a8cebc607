package dev.neurojit.judge;

import dev.neurojit.syntax.NativeCheck;
import dev.neurojit.syntax.Repaired;
import dev.neurojit.syntax.Repairer;
import dev.neurojit.syntax.Rule;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.rules.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@code ./dev bench repair [FOLDER] [--rules]}: how long the repair of a typical reply takes,
 * warm, with native verification of every text that comes up, by stages; then how many cases a
 * second two cores repair. The peer is MLIR reading the same text in this process without any
 * repair.
 */
public final class RepairBench {
  private static final int WARM_UP = 400;
  private static final int RUNS = 201;
  private static final int CORES = 2;
  private static final int WARM_LAPS = 3;
  private static final int LAPS = 5;
  private static final int MOST_RULES = 15;

  private RepairBench() {}

  /** Runs the benchmark. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    List<String> given = new ArrayList<>(Arrays.asList(arguments));
    boolean byRule = given.remove("--rules");
    List<Source> cases =
        given.isEmpty() ? BenchCases.own() : BenchCases.in(Path.of(given.getFirst()));
    typical(byRule).forEach(System.out::println);
    System.out.println(throughput(cases));
  }

  private static List<String> typical(boolean byRule) {
    Source reply = BenchCases.typicalReply();
    double whole = median(() -> Checkup.repair(reply));
    double peer = median(() -> NativeParser.errors(reply));
    StageClock clock = new StageClock();
    List<Rule> rules = clock.timed(Rules.ALL);
    NativeCheck check = clock.timed(new NativeParser());
    for (int i = 0; i < WARM_UP; i++) {
      new Repairer(rules, check).repair(reply);
    }
    clock.reset();
    long begin = System.nanoTime();
    for (int i = 0; i < RUNS; i++) {
      new Repairer(rules, check).repair(reply);
    }
    double all = (System.nanoTime() - begin) / 1e6 / RUNS;
    Repaired repaired = new Repairer(Rules.ALL, new NativeParser()).repair(reply);
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "a reply of %d lines, %d patches, %s: %.2f ms (goal: at most 5), median of %d",
            reply.lineCount() - 1,
            repaired.applied().size(),
            repaired.isValid() ? "valid then" : "not mended",
            whole,
            RUNS));
    lines.add(
        String.format(
            Locale.ROOT, "  MLIR alone on the same text: %.3f ms, ratio %.0f", peer, whole / peer));
    stages(clock, all).forEach(lines::add);
    if (byRule) {
      byRule(clock).forEach(lines::add);
    }
    return lines;
  }

  /** What the repairer does in one repair; {@code check}'s own report comes on top of it. */
  private static List<String> stages(StageClock clock, double all) {
    List<String> lines = new ArrayList<>();
    double known = 0;
    for (Map.Entry<StageClock.Stage, Double> stage : clock.millis(RUNS).entrySet()) {
      known += stage.getValue();
      lines.add(share(stage.getKey().title(), stage.getValue(), all));
    }
    lines.add(share("lexing, layout, patches", all - known, all));
    lines.add(share("the repairer", all, all));
    return lines;
  }

  private static String share(String title, double millis, double all) {
    return String.format(
        Locale.ROOT, "  %-24s %7.3f ms %5.1f %%", title, millis, 100 * millis / all);
  }

  private static List<String> byRule(StageClock clock) {
    return clock.rules(RUNS).entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_RULES)
        .map(rule ->
            String.format(Locale.ROOT, "    %-28s %7.3f ms", rule.getKey(), rule.getValue()))
        .toList();
  }

  private static String throughput(List<Source> cases)
      throws InterruptedException, ExecutionException {
    laps(cases, WARM_LAPS);
    long begin = System.nanoTime();
    int repaired = laps(cases, LAPS);
    double seconds = (System.nanoTime() - begin) / 1e9;
    return String.format(
        Locale.ROOT,
        "%d cases, %d of them valid afterwards: %.0f cases/s on %d threads",
        cases.size(),
        repaired,
        CORES * LAPS * cases.size() / seconds,
        CORES);
  }

  /** Each thread repairs all cases as many times; returns how many one lap leaves valid. */
  private static int laps(List<Source> cases, int laps)
      throws InterruptedException, ExecutionException {
    List<Future<Integer>> valid = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CORES)) {
      for (int thread = 0; thread < CORES; thread++) {
        valid.add(threads.submit(() -> repairAll(cases, laps)));
      }
    }
    int sum = 0;
    for (Future<Integer> count : valid) {
      sum += count.get();
    }
    return sum / CORES;
  }

  private static int repairAll(List<Source> cases, int laps) {
    int valid = 0;
    for (int lap = 0; lap < laps; lap++) {
      for (Source given : cases) {
        valid += Checkup.repair(given).errors().isEmpty() ? 1 : 0;
      }
    }
    return valid / laps;
  }

  private static double median(Runnable work) {
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
