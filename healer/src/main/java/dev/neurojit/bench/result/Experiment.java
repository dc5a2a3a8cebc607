package dev.neurojit.bench.result;

import dev.neurojit.bench.Fate;
import dev.neurojit.bench.ModelCard;
import dev.neurojit.bench.Session;
import dev.neurojit.bench.Treatment;
import dev.neurojit.bench.Trial;
import dev.neurojit.bench.TrialFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the trials of a folder say: a pure fold, nothing is run again.
 *
 * @param file that holds them; with at least one session
 */
public record Experiment(TrialFile file) {
  /** Returns the last session, whose settings all share. */
  public Session session() {
    return file.sessions().getLast();
  }

  /** Returns all arms of all sessions that have trials, baselines first. */
  public List<ModelCard> arms() {
    Map<String, ModelCard> arms = new LinkedHashMap<>();
    file.sessions().forEach(session -> session.arms().forEach(arm -> arms.put(arm.arm(), arm)));
    return arms.values().stream()
        .filter(arm -> all(arm).findAny().isPresent())
        .sorted((a, b) -> Boolean.compare(b.isBaseline(), a.isBaseline()))
        .toList();
  }

  /** Returns the arms that are models. */
  public List<ModelCard> models() {
    return arms().stream().filter(arm -> !arm.isBaseline()).toList();
  }

  /** Returns the programs or tasks that have trials, in the order of the sessions. */
  public List<String> subjects() {
    return file.sessions().stream()
        .flatMap(session -> session.subjects().stream())
        .map(Session.Subject::name)
        .distinct()
        .filter(name -> file.trials().stream().anyMatch(trial -> trial.program().equals(name)))
        .toList();
  }

  /** Returns an arm's trials that are a verdict on it. */
  public List<Trial> trials(ModelCard arm) {
    return all(arm).filter(Trial::isVerdict).toList();
  }

  /** Returns an arm's trials that are none, as its server did not serve. */
  public List<Trial> unserved(ModelCard arm) {
    return all(arm).filter(trial -> !trial.isVerdict()).toList();
  }

  private Stream<Trial> all(ModelCard arm) {
    return file.trials().stream().filter(trial -> trial.arm().equals(arm.arm()));
  }

  /** Returns the trials of a cell, in the order of their numbers. */
  public List<Trial> cell(ModelCard arm, String program) {
    return trials(arm).stream()
        .filter(trial -> trial.program().equals(program))
        .sorted((a, b) -> Integer.compare(a.number(), b.number()))
        .toList();
  }

  /** Returns an arm's funnel, with what was not served. */
  public Funnel funnel(ModelCard arm, Treatment treatment) {
    return Funnel.of(all(arm).toList(), treatment);
  }

  /** Returns the mean CPU time of an arm's trials, in s. */
  public double cpuSeconds(ModelCard arm) {
    return trials(arm).stream()
        .mapToDouble(trial -> trial.usage().cpuSeconds())
        .average()
        .orElse(0);
  }

  /** Returns the versions of NeuroJIT that made trials, and how many each. */
  public Map<String, Integer> versions() {
    Map<String, Integer> versions = new LinkedHashMap<>();
    file.trials().forEach(trial -> versions.merge(trial.version(), 1, Integer::sum));
    return versions;
  }

  /** Returns how many trials of an arm ended just so under a treatment. */
  public int count(ModelCard arm, Treatment treatment, Fate fate) {
    return funnel(arm, treatment).count(fate);
  }
}
