package dev.neurojit.report;

import dev.neurojit.bench.Fate;
import dev.neurojit.bench.ModelCard;
import dev.neurojit.bench.Session;
import dev.neurojit.bench.Treatment;
import dev.neurojit.bench.result.Advice;
import dev.neurojit.bench.result.Experiment;
import dev.neurojit.certify.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The report of an experiment: conclusion, success, setup, funnel, differences, latency, a section
 * for each cell, notes. All of it follows from the trials on disk.
 */
public final class ExperimentReport {
  private final Experiment experiment;
  private final List<Block> blocks = new ArrayList<>();

  private ExperimentReport(Experiment experiment) {
    this.experiment = experiment;
  }

  /** Returns the report of an experiment with at least one trial. */
  public static Report of(Experiment experiment) {
    return new ExperimentReport(experiment).write();
  }

  private Report write() {
    String title =
        "Experiment: %s on %s"
            .formatted(
                Wording.count(experiment.models().size(), "model"),
                Wording.count(experiment.subjects().size(), "program"));
    Advice advice = Advice.of(experiment);
    add(new Block.Heading(1, title));
    summary(advice);
    add(new Block.Heading(2, "Conclusion"));
    add(new Block.Bullets(advice.conclusion()));
    add(new Block.Prose("The rule: " + Advice.RULE));
    var figures = new FigureSections(experiment);
    blocks.addAll(figures.success());
    blocks.addAll(new SetupSection(experiment).blocks());
    blocks.addAll(figures.funnel());
    blocks.addAll(new DifferenceSection(experiment).blocks());
    blocks.addAll(figures.latency());
    cells();
    notes();
    return new Report(title, blocks);
  }

  private void summary(Advice advice) {
    Session session = experiment.session();
    int trials = experiment.file().trials().size();
    add(
        new Block.Prose(
            "%s with NeuroJIT %s, objective `%s`, last session %s."
                .formatted(
                    Wording.count(trials, "trial"),
                    session.version(),
                    session.settings().objective(),
                    session.at().replaceFirst("T(\\d\\d:\\d\\d).*", " $1 UTC"))));
    var tiles = new ArrayList<Block.Tile>();
    boolean none = advice.recommended().isEmpty();
    tiles.add(
        new Block.Tile(
            none ? "none" : advice.recommended(),
            "Recommended",
            none ? "no arm succeeded" : "cheapest of the best"));
    for (ModelCard arm : experiment.arms()) {
      if (arm.arm().equals(advice.best())) {
        Rate rate = experiment.funnel(arm, Treatment.TUNED).rate(Fate.LANDED);
        tiles.add(
            new Block.Tile(
                "%.0f %%".formatted(100 * rate.share()),
                "Most successes",
                "%s, 95 %% confidence %.0f–%.0f %%"
                    .formatted(arm.arm(), 100 * rate.low(), 100 * rate.high())));
      }
    }
    tiles.add(
        new Block.Tile(
            Integer.toString(trials),
            "Trials",
            Wording.count(experiment.arms().size(), "arm")
                + ", "
                + Wording.count(experiment.subjects().size(), "program")));
    add(new Block.Tiles(tiles));
  }

  private void cells() {
    add(new Block.Heading(2, "Cells"));
    add(
        new Block.Prose(
            "One section for each arm on each program. Dashed: the program as it was given."));
    for (ModelCard arm : experiment.arms()) {
      for (String program : experiment.subjects()) {
        if (!experiment.cell(arm, program).isEmpty()) {
          blocks.addAll(new CellSection(experiment, arm, program).blocks());
        }
      }
    }
  }

  private void notes() {
    add(new Block.Heading(2, "Notes"));
    var notes = new ArrayList<String>();
    Map<String, Integer> versions = experiment.versions();
    if (versions.size() > 1) {
      notes.add("Trials of several versions of NeuroJIT are mixed here: " + versions + ".");
    }
    notes.add(
        "Intervals are Wilson's at 95 %. They and the tests speak of these programs: trials of one"
            + " program are alike, so nothing follows for other programs.");
    notes.add(
        "Baselines give the same result each time and run once for a program; in comparisons their"
            + " one trial is paired with each of a model's.");
    notes.add(
        "Warm-up is apart: loading a GGUF and its first token precede the measured request; a"
            + " server gets one request that counts as no trial.");
    notes.addAll(Wording.unserved(experiment));
    experiment.file().defects().forEach(defect -> notes.add("In `trials.jsonl`, " + defect + "."));
    add(new Block.Bullets(notes));
  }

  private void add(Block block) {
    blocks.add(block);
  }
}
