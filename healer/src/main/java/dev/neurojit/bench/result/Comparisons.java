package dev.neurojit.bench.result;

import dev.neurojit.bench.Fate;
import dev.neurojit.bench.ModelCard;
import dev.neurojit.bench.Treatment;
import dev.neurojit.bench.Trial;
import dev.neurojit.bench.stats.Bootstrap;
import dev.neurojit.bench.stats.Holm;
import dev.neurojit.bench.stats.McNemar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Pairs of arms, of which one at least is a model, compared trial by trial. */
public final class Comparisons {
  private final Experiment experiment;

  /** Creates the comparisons of an experiment. */
  public Comparisons(Experiment experiment) {
    this.experiment = experiment;
  }

  /**
   * A continuous figure of two models.
   *
   * @param figure what is compared, with its unit
   * @param pairs of trials that have it
   * @param mean difference and its interval, at a level corrected for all rows of the table
   */
  public record Measured(String figure, String first, String second, int pairs, Bootstrap mean) {}

  /** A figure that trials have. */
  private record Measure(String name, ToDoubleFunction<Trial> of) {}

  private static final List<Measure> MEASURES =
      List.of(
          new Measure("first token, s", trial -> answered(trial, true)),
          new Measure("tokens/s", trial -> answered(trial, false)),
          new Measure("wall time, s", trial -> trial.usage().wallSeconds()));

  private static double answered(Trial trial, boolean first) {
    var answer = trial.answer();
    if (answer == null || answer.reply() == null) {
      return Double.NaN;
    }
    return first ? answer.firstTokenSeconds() : answer.tokensPerSecond();
  }

  /**
   * Compares how many trials came to a station.
   *
   * @param treatment of the programs
   * @param station success is to come so far or farther
   */
  public List<Comparison> successes(Treatment treatment, Fate station) {
    var raw = new ArrayList<Comparison>();
    for (List<ModelCard> pair : pairsOfArms(experiment.arms())) {
      raw.add(compare(pair.getFirst(), pair.getLast(), treatment, station));
    }
    double[] adjusted = Holm.adjusted(raw.stream().mapToDouble(Comparison::probability).toArray());
    var comparisons = new ArrayList<Comparison>();
    for (int i = 0; i < adjusted.length; i++) {
      comparisons.add(raw.get(i).withAdjusted(adjusted[i]));
    }
    return List.copyOf(comparisons);
  }

  /** Compares latency, speed and time of models. */
  public List<Measured> figures() {
    List<List<ModelCard>> pairs = pairsOfArms(experiment.models());
    double confidence = 1 - Comparison.LEVEL / Math.max(1, pairs.size() * MEASURES.size());
    var figures = new ArrayList<Measured>();
    for (List<ModelCard> pair : pairs) {
      for (Measure measure : MEASURES) {
        measured(pair.getFirst(), pair.getLast(), measure, confidence).ifPresent(figures::add);
      }
    }
    return List.copyOf(figures);
  }

  private Optional<Measured> measured(
      ModelCard first, ModelCard second, Measure measure, double confidence) {
    List<double[]> both =
        pairs(first, second).stream()
            .map(pair ->
                new double[] {
                  measure.of().applyAsDouble(pair.first()),
                  measure.of().applyAsDouble(pair.second())
                })
            .filter(pair -> Double.isFinite(pair[0]) && Double.isFinite(pair[1]))
            .toList();
    return both.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Measured(
                measure.name(),
                first.arm(),
                second.arm(),
                both.size(),
                Bootstrap.ofPairs(
                    both.stream().mapToDouble(pair -> pair[0]).toArray(),
                    both.stream().mapToDouble(pair -> pair[1]).toArray(),
                    confidence)));
  }

  private Comparison compare(ModelCard first, ModelCard second, Treatment treatment, Fate station) {
    int[] counts = new int[4];
    for (Pair pair : pairs(first, second)) {
      boolean one = pair.first().fate(treatment).compareTo(station) >= 0;
      boolean other = pair.second().fate(treatment).compareTo(station) >= 0;
      counts[(one ? 2 : 0) + (other ? 1 : 0)]++;
    }
    double probability = McNemar.exact(counts[2], counts[1]);
    return new Comparison(
        first.arm(),
        second.arm(),
        counts[0] + counts[1] + counts[2] + counts[3],
        counts[3],
        counts[2],
        counts[1],
        probability,
        probability);
  }

  private record Pair(Trial first, Trial second) {}

  /** Trials of one program and number; the one trial of a baseline stands for any number. */
  private List<Pair> pairs(ModelCard first, ModelCard second) {
    var pairs = new ArrayList<Pair>();
    for (Trial trial : experiment.trials(second)) {
      match(first, trial).ifPresent(other -> pairs.add(new Pair(other, trial)));
    }
    return pairs;
  }

  private Optional<Trial> match(ModelCard arm, Trial trial) {
    return experiment.cell(arm, trial.program()).stream()
        .filter(other -> arm.isBaseline() || other.number() == trial.number())
        .findFirst();
  }

  /** Baselines stand first: a pair whose second is one has no model in it. */
  private static List<List<ModelCard>> pairsOfArms(List<ModelCard> arms) {
    var pairs = new ArrayList<List<ModelCard>>();
    for (int i = 0; i < arms.size(); i++) {
      for (int j = i + 1; j < arms.size(); j++) {
        if (!arms.get(j).isBaseline()) {
          pairs.add(List.of(arms.get(i), arms.get(j)));
        }
      }
    }
    return pairs;
  }
}
