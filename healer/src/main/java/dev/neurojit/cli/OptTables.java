package dev.neurojit.cli;

import dev.neurojit.mlir.PassStatistic;
import dev.neurojit.mlir.PassTiming;
import dev.neurojit.mlir.opt.OptOption;
import dev.neurojit.mlir.opt.OptOutcome;
import dev.neurojit.mlir.opt.OptRequest;
import java.util.Comparator;
import java.util.Locale;

/** The tables that opt prints when asked: what passes took and counted. */
final class OptTables {
  private static final double NANOSECONDS = 1e9;

  private OptTables() {}

  static String of(OptRequest request, OptOutcome outcome) {
    StringBuilder text = new StringBuilder();
    if (request.has(OptOption.TIMING)) {
      timing(text, outcome);
    }
    if (request.has(OptOption.STATISTICS)) {
      statistics(text, outcome);
    }
    return text.toString();
  }

  private static void timing(StringBuilder text, OptOutcome outcome) {
    double total = outcome.timings().stream().mapToDouble(timing -> timing.total().toNanos()).sum();
    text.append(
        String.format(Locale.ROOT, "  %-10s %-9s %-6s %s%n", "seconds", "share", "runs", "pass"));
    outcome.timings().stream()
        .sorted(Comparator.comparing(PassTiming::total).reversed())
        .forEach(timing -> {
          double took = timing.total().toNanos();
          double share = total == 0 ? 0 : 100 * took / total;
          text.append(
              String.format(
                  Locale.ROOT,
                  "  %-10.6f %5.1f %%   %-6d %s%n",
                  took / NANOSECONDS,
                  share,
                  timing.runs(),
                  timing.pass()));
        });
    text.append(
        String.format(
            Locale.ROOT,
            "  %-10.6f %5.1f %%   %-6s %s%n",
            total / NANOSECONDS,
            100.0,
            "",
            "total"));
  }

  private static void statistics(StringBuilder text, OptOutcome outcome) {
    for (PassStatistic statistic : outcome.statistics()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-24s %8d %s%n",
              statistic.pass(),
              statistic.value(),
              statistic.name()));
    }
  }
}
