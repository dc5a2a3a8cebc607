package dev.neurojit.cli;

import dev.neurojit.bench.ModelCard;
import dev.neurojit.bench.Treatment;
import dev.neurojit.bench.result.Experiment;
import dev.neurojit.bench.result.TaskScores;
import dev.neurojit.certify.Rate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rates of an experiment with tasks on a terminal. */
final class TaskSummary {
  private final Terminal terminal;

  TaskSummary(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints a table of models and where the reports are. */
  void print(Experiment experiment, Path folder) {
    var scores = new TaskScores(experiment);
    print(
        List.of(
            "% (95 %)",
            "valid, as written", "valid, repaired", "right, as written", "right, repaired"));
    for (ModelCard arm : experiment.models()) {
      var cells = new ArrayList<>(List.of(arm.arm()));
      for (TaskScores.Criterion criterion : TaskScores.Criterion.values()) {
        for (Treatment treatment : List.of(Treatment.WRITTEN, Treatment.REPAIRED)) {
          cells.add(cell(scores.score(arm, treatment, criterion)));
        }
      }
      print(cells);
    }
    String page = folder.resolve("report.html").toString();
    terminal.out().println("\nreport: " + terminal.outStyle().place(page));
  }

  private void print(List<String> cells) {
    terminal.out().printf(Locale.ROOT, "%-28s %18s %18s %18s %18s%n", cells.toArray());
  }

  private static String cell(TaskScores.Score score) {
    Rate rate = score.rate();
    return String.format(
        Locale.ROOT,
        "%.0f (%.0f-%.0f) of %d",
        100 * rate.share(),
        100 * rate.low(),
        100 * rate.high(),
        score.trials());
  }
}
