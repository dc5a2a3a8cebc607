package dev.neurojit.cli;

import dev.neurojit.bench.Fate;
import dev.neurojit.bench.ModelCard;
import dev.neurojit.bench.Treatment;
import dev.neurojit.bench.result.Advice;
import dev.neurojit.bench.result.Experiment;
import dev.neurojit.certify.Rate;
import java.nio.file.Path;
import java.util.Locale;

/** The result of an experiment on a terminal. */
final class BenchSummary {
  private static final String ROW = "%-28s %7s  %14s %14s %14s%n";

  private final Terminal terminal;

  BenchSummary(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints a table of arms, what follows from it, and where the reports are. */
  void print(Experiment experiment, Path folder) {
    terminal
        .out()
        .printf(Locale.ROOT, ROW, "landed, % (95 %)", "trials", "as written", "repaired", "tuned");
    for (ModelCard arm : experiment.arms()) {
      terminal
          .out()
          .printf(
              Locale.ROOT,
              ROW,
              arm.arm(),
              experiment.trials(arm).size(),
              rate(experiment, arm, Treatment.WRITTEN),
              rate(experiment, arm, Treatment.REPAIRED),
              rate(experiment, arm, Treatment.TUNED));
    }
    terminal.out().println();
    Advice.of(experiment)
        .conclusion()
        .forEach(line -> terminal.out().println(line.replace("`", "")));
    terminal
        .out()
        .println("report: " + terminal.outStyle().place(folder.resolve("report.html").toString()));
  }

  private static String rate(Experiment experiment, ModelCard arm, Treatment treatment) {
    Rate rate = experiment.funnel(arm, treatment).rate(Fate.LANDED);
    return String.format(
        Locale.ROOT, "%.0f (%.0f-%.0f)", 100 * rate.share(), 100 * rate.low(), 100 * rate.high());
  }
}
