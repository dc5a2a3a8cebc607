package dev.neurojit.bench.result;

import dev.neurojit.bench.ModelCard;
import dev.neurojit.bench.Session;
import dev.neurojit.bench.Treatment;
import dev.neurojit.bench.Trial;
import dev.neurojit.bench.stats.McNemar;
import dev.neurojit.certify.Rate;
import dev.neurojit.tasks.Task;
import dev.neurojit.tasks.TaskFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rates of an experiment with tasks: verify-valid of all trials, functionally right of those
 * whose task has an expected output.
 */
public final class TaskScores {
  private final Experiment experiment;
  private final Map<String, Task> tasks = new LinkedHashMap<>();

  /** Reads the tasks from the experiment's texts. */
  public TaskScores(Experiment experiment) {
    this.experiment = experiment;
    for (Session session : experiment.file().sessions()) {
      for (Session.Subject subject : session.subjects()) {
        tasks.put(
            subject.name(), TaskFile.accepted(experiment.file().texts().text(subject.sha256())));
      }
    }
  }

  /** What counts. */
  public enum Criterion {
    /** MLIR accepts the program. */
    VALID,
    /** It gives the expected output. */
    FUNCTIONAL
  }

  /** A rate and what it is of. */
  public record Score(int hits, int trials) {
    /** Returns the share with its interval; of no trials, all is open. */
    public Rate rate() {
      return trials == 0 ? new Rate(0, 0, 1) : Rate.of(hits, trials);
    }
  }

  /**
   * What repair changes.
   *
   * @param gained trials that count only when repaired
   * @param lost trials that count only as written
   * @param probability of such a split if repair changed nothing (McNemar, exact)
   */
  public record Gain(int gained, int lost, double probability) {}

  /** Returns the tasks by id. */
  public Map<String, Task> tasks() {
    return tasks;
  }

  /** Returns an arm's score. */
  public Score score(ModelCard arm, Treatment treatment, Criterion criterion) {
    List<Trial> trials = trials(arm, criterion);
    int hits = (int) trials.stream().filter(trial -> counts(trial, treatment, criterion)).count();
    return new Score(hits, trials.size());
  }

  /** Returns what repair changes for an arm. */
  public Gain gain(ModelCard arm, Criterion criterion) {
    int gained = 0;
    int lost = 0;
    for (Trial trial : trials(arm, criterion)) {
      boolean written = counts(trial, Treatment.WRITTEN, criterion);
      boolean repaired = counts(trial, Treatment.REPAIRED, criterion);
      gained += !written && repaired ? 1 : 0;
      lost += written && !repaired ? 1 : 0;
    }
    return new Gain(gained, lost, McNemar.exact(gained, lost));
  }

  private List<Trial> trials(ModelCard arm, Criterion criterion) {
    return experiment.trials(arm).stream()
        .filter(trial -> criterion == Criterion.VALID || isChecked(trial.program()))
        .toList();
  }

  private boolean isChecked(String id) {
    Task task = tasks.get(id);
    return task != null && task.check() != null;
  }

  private static boolean counts(Trial trial, Treatment treatment, Criterion criterion) {
    return criterion == Criterion.VALID
        ? trial.fate(treatment).isValid()
        : trial.fate(treatment).isMet();
  }
}
