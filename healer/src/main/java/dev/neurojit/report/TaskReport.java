package dev.neurojit.report;

import dev.neurojit.bench.Answer;
import dev.neurojit.bench.Fate;
import dev.neurojit.bench.ModelCard;
import dev.neurojit.bench.Treatment;
import dev.neurojit.bench.Trial;
import dev.neurojit.bench.result.Comparison;
import dev.neurojit.bench.result.Comparisons;
import dev.neurojit.bench.result.Experiment;
import dev.neurojit.bench.result.TaskScores;
import dev.neurojit.propose.Decoding;
import dev.neurojit.report.chart.BarChart;
import dev.neurojit.tasks.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The report of an experiment with tasks: rates as written and repaired, differences, tasks. */
public final class TaskReport {
  private static final List<Treatment> TREATMENTS = List.of(Treatment.WRITTEN, Treatment.REPAIRED);

  private final Experiment experiment;
  private final TaskScores scores;
  private final List<Block> blocks = new ArrayList<>();

  private TaskReport(Experiment experiment) {
    this.experiment = experiment;
    this.scores = new TaskScores(experiment);
  }

  /** Returns the report of an experiment with at least one trial. */
  public static Report of(Experiment experiment) {
    return new TaskReport(experiment).write();
  }

  private Report write() {
    String title =
        "Tasks: %s on %s"
            .formatted(
                Wording.count(experiment.models().size(), "model"),
                Wording.count(experiment.subjects().size(), "task"));
    blocks.add(new Block.Heading(1, title));
    rates();
    repair();
    if (experiment.models().size() > 1) {
      models();
    }
    blocks.addAll(new SetupSection(experiment).blocks());
    blocks.addAll(new FigureSections(experiment).latency());
    tasks();
    var notes = new ArrayList<String>(Wording.unserved(experiment));
    experiment.models().forEach(arm -> free(arm).ifPresent(notes::add));
    notes.addAll(experiment.file().defects());
    if (!notes.isEmpty()) {
      blocks.add(new Block.Heading(2, "Notes"));
      blocks.add(new Block.Bullets(notes));
    }
    return new Report(title, blocks);
  }

  /** Tells of tasks that a constrained arm answered freely. */
  private Optional<String> free(ModelCard arm) {
    Decoding how = arm.decoding(experiment.session().settings());
    String tasks =
        experiment.trials(arm).stream()
            .filter(trial -> isFree(trial.answer()))
            .map(trial -> "`" + trial.program() + "`")
            .distinct()
            .collect(Collectors.joining(", "));
    return how == Decoding.CONSTRAINED && !tasks.isEmpty()
        ? Optional.of(
            "`%s` answered %s freely: no grammar reaches what they ask."
                .formatted(arm.arm(), tasks))
        : Optional.empty();
  }

  private static boolean isFree(@Nullable Answer answer) {
    return answer != null && answer.decoding().equals(Decoding.FREE.name());
  }

  private void rates() {
    var rows = new ArrayList<List<String>>();
    var valid = new ArrayList<BarChart.Group>();
    var functional = new ArrayList<BarChart.Group>();
    for (ModelCard arm : experiment.models()) {
      var row = new ArrayList<>(List.of("`" + arm.arm() + "`"));
      for (TaskScores.Criterion criterion : TaskScores.Criterion.values()) {
        for (Treatment treatment : TREATMENTS) {
          TaskScores.Score score = scores.score(arm, treatment, criterion);
          row.add("%d/%d, %s".formatted(score.hits(), score.trials(), Wording.rate(score.rate())));
        }
      }
      rows.add(row);
      valid.add(group(arm, TaskScores.Criterion.VALID));
      functional.add(group(arm, TaskScores.Criterion.FUNCTIONAL));
    }
    blocks.add(new Block.Heading(2, "Rates"));
    blocks.add(
        new Block.Charts(
            List.of(
                new Block.Chart("Verify-valid", BarChart.of("Verify-valid by model", valid)),
                new Block.Chart(
                    "Functionally right", BarChart.of("Functionally right by model", functional))),
            Wording.TREATMENTS.subList(0, 2)));
    blocks.add(
        new Block.Table(
            "Verify-valid of all trials, functionally right of those with an expected output;"
                + " 95 % intervals",
            List.of(
                Block.Column.words("Model"),
                Block.Column.figures("Valid, as written"),
                Block.Column.figures("Valid, repaired"),
                Block.Column.figures("Right, as written"),
                Block.Column.figures("Right, repaired")),
            rows));
  }

  private BarChart.Group group(ModelCard arm, TaskScores.Criterion criterion) {
    return new BarChart.Group(
        arm.arm(),
        TREATMENTS.stream()
            .map(treatment -> {
              var rate = scores.score(arm, treatment, criterion).rate();
              String tip = treatment.label() + ": " + Wording.rate(rate);
              return new BarChart.Bar(
                  Wording.tone(treatment), rate.share(), rate.low(), rate.high(), tip);
            })
            .toList());
  }

  private void repair() {
    blocks.add(new Block.Heading(2, "What repair brings"));
    var rows = new ArrayList<List<String>>();
    for (ModelCard arm : experiment.models()) {
      for (TaskScores.Criterion criterion : TaskScores.Criterion.values()) {
        TaskScores.Gain gain = scores.gain(arm, criterion);
        rows.add(
            List.of(
                "`" + arm.arm() + "`",
                criterion == TaskScores.Criterion.VALID ? "verify-valid" : "functionally right",
                Integer.toString(gain.gained()),
                Integer.toString(gain.lost()),
                Wording.probability(gain.probability()),
                gain.probability() < Comparison.LEVEL
                    ? "[[real|good]]"
                    : "no difference can be told"));
      }
    }
    blocks.add(
        new Block.Table(
            "The same replies, as written and repaired (McNemar, exact)",
            List.of(
                Block.Column.words("Model"),
                Block.Column.words("Counts as"),
                Block.Column.figures("Gained"),
                Block.Column.figures("Lost"),
                Block.Column.figures("p"),
                Block.Column.words("Verdict")),
            rows));
  }

  private void models() {
    blocks.add(new Block.Heading(2, "Differences between models"));
    var comparisons = new Comparisons(experiment);
    blocks.add(
        DifferenceSection.table(
            "Valid MLIR as written", comparisons.successes(Treatment.WRITTEN, Fate.CONTRACT)));
    for (Treatment treatment : TREATMENTS) {
      blocks.add(
          DifferenceSection.table(
              "Tasks met, " + treatment.label(), comparisons.successes(treatment, Fate.LANDED)));
    }
  }

  private void tasks() {
    blocks.add(new Block.Heading(2, "Tasks"));
    var columns =
        new ArrayList<>(
            List.of(
                Block.Column.words("Task"),
                Block.Column.words("Dialect"),
                Block.Column.words("Difficulty"),
                Block.Column.words("Counts as met if")));
    experiment.models().forEach(arm -> columns.add(Block.Column.words(arm.arm())));
    var rows = new ArrayList<List<String>>();
    for (String id : experiment.subjects()) {
      Task task = scores.tasks().get(id);
      var row = new ArrayList<>(List.of("`" + id + "`"));
      row.add(task == null ? "" : task.dialect());
      row.add(task == null ? "" : task.difficulty());
      row.add(task == null || task.check() == null ? "valid" : "right");
      experiment.models().forEach(arm -> row.add(outcome(arm, id)));
      rows.add(row);
    }
    blocks.add(new Block.Table("Repaired; the most frequent first", columns, rows));
  }

  private String outcome(ModelCard arm, String id) {
    return experiment.cell(arm, id).stream()
        .collect(
            Collectors.groupingBy(
                (Trial trial) -> word(trial.fate(Treatment.REPAIRED)), Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(java.util.Map.Entry.<String, Long>comparingByValue().reversed())
        .map(each -> each.getValue() == 1 ? each.getKey() : each.getKey() + " × " + each.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String word(Fate fate) {
    return "[[" + fate.answerLabel() + "|" + Wording.tone(fate).style() + "]]";
  }
}
