package dev.neurojit.cli;

import dev.neurojit.bench.ModelCard;
import dev.neurojit.bench.Plan;
import dev.neurojit.bench.Treatment;
import dev.neurojit.bench.Trial;
import dev.neurojit.bench.TrialFile;
import dev.neurojit.bench.TrialLog;
import dev.neurojit.bench.result.Experiment;
import java.util.List;

/** What is told beside the figures of an experiment. */
final class BenchNotes {
  private BenchNotes() {}

  /** Tells what could not be read of the trials that were there before. */
  static void damage(Terminal terminal, TrialLog log) {
    if (log.cut() > 0) {
      note(
          terminal,
          "the last line of %s was cut off (%d bytes) and is removed; its trial runs again"
              .formatted(TrialFile.NAME, log.cut()));
    }
    log.defects().forEach(defect -> note(terminal, TrialFile.NAME + ", " + defect));
  }

  /** Tells what will make the figures say little. */
  static void weakness(Terminal terminal, Plan plan) {
    BenchInputs.weaknesses(plan).forEach(line -> note(terminal, line));
  }

  /** Tells of trials that are no verdict; returns whether there are any. */
  static boolean unserved(Terminal terminal, Experiment experiment) {
    List<ModelCard> arms =
        experiment.models().stream().filter(arm -> !experiment.unserved(arm).isEmpty()).toList();
    for (ModelCard arm : arms) {
      List<Trial> trials = experiment.unserved(arm);
      note(
          terminal,
          "%d trials of %s were not served and are in no rate: %s"
              .formatted(trials.size(), arm.arm(), trials.getLast().line(Treatment.WRITTEN)));
    }
    if (!arms.isEmpty()) {
      terminal.err().println("  start the same command again once the server serves");
    }
    return !arms.isEmpty();
  }

  private static void note(Terminal terminal, String line) {
    terminal.err().println("note: " + line);
  }
}
