package dev.neurojit.bench.result;

import dev.neurojit.bench.Fate;
import dev.neurojit.bench.ModelCard;
import dev.neurojit.bench.Treatment;
import dev.neurojit.certify.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to use, by a rule that is stated.
 *
 * @param recommended the arm; empty if none ever succeeded
 * @param best the arm with the greatest share of successes
 * @param equals arms that count as equally good, the best among them
 * @param conclusion in sentences, each with its figures
 */
public record Advice(
    String recommended, String best, List<String> equals, List<String> conclusion) {
  /** The rule, in words. */
  public static final String RULE =
      "The best arm is the one with the greatest share of successes after repair and tuning. An arm"
          + " counts as equally good if its share is at most 5 points lower and the difference is"
          + " not real (exact McNemar test of pairs, Holm's correction, level 5 %). Of the equally"
          + " good ones the one that takes the least CPU time is recommended, be it a model or a"
          + " baseline.";

  private static final double MARGIN = 0.05;

  public Advice {
    equals = List.copyOf(equals);
    conclusion = List.copyOf(conclusion);
  }

  /** Applies the rule to an experiment with at least one trial that is a verdict. */
  public static Advice of(Experiment experiment) {
    return new Weighing(experiment).advice();
  }

  private static final class Weighing {
    private final Experiment experiment;
    private final List<Comparison> comparisons;
    private final List<ModelCard> arms;
    private final ModelCard best;
    private final List<ModelCard> equals;
    private final ModelCard cheapest;

    Weighing(Experiment experiment) {
      this.experiment = experiment;
      comparisons = new Comparisons(experiment).successes(Treatment.TUNED, Fate.LANDED);
      arms = experiment.arms().stream().filter(arm -> !experiment.trials(arm).isEmpty()).toList();
      best =
          arms.stream()
              .max(
                  Comparator.comparingDouble((ModelCard arm) -> success(arm).share())
                      .thenComparing(Comparator.comparingDouble(experiment::cpuSeconds).reversed()))
              .orElseThrow();
      equals =
          arms.stream()
              .filter(arm -> success(arm).share() >= success(best).share() - MARGIN)
              .filter(arm -> !isReal(arm))
              .toList();
      cheapest =
          equals.stream().min(Comparator.comparingDouble(experiment::cpuSeconds)).orElseThrow();
    }

    Advice advice() {
      boolean none = success(best).share() == 0;
      return new Advice(
          none ? "" : cheapest.arm(),
          best.arm(),
          equals.stream().map(ModelCard::arm).toList(),
          none ? List.of("No arm succeeded in any trial: none is recommended.") : conclusion());
    }

    private Rate success(ModelCard arm) {
      return experiment.funnel(arm, Treatment.TUNED).rate(Fate.LANDED);
    }

    private boolean isReal(ModelCard arm) {
      return comparisons.stream()
          .anyMatch(each -> each.isOf(arm.arm(), best.arm()) && each.isReal());
    }

    private List<String> conclusion() {
      Rate rate = success(best);
      var sentences = new ArrayList<String>();
      sentences.add(
          String.format(
              Locale.ROOT,
              "`%s` succeeds most often: %.0f %% of its trials (95 %% confidence: %.0f to %.0f %%).",
              best.arm(),
              100 * rate.share(),
              100 * rate.low(),
              100 * rate.high()));
      List<ModelCard> others = arms.stream().filter(arm -> !arm.equals(best)).toList();
      name("Its lead is real over", others.stream().filter(this::isReal)).ifPresent(sentences::add);
      name(
              "Not proven, for which more trials or programs are needed, is its lead over",
              others.stream().filter(arm -> !isReal(arm)))
          .ifPresent(sentences::add);
      sentences.add(
          String.format(
              Locale.ROOT,
              "Recommended: `%s`, with %.1f s of CPU time a trial%s.",
              cheapest.arm(),
              experiment.cpuSeconds(cheapest),
              cheapest.isBaseline() ? "; on these programs no model is needed" : ""));
      return sentences;
    }

    private static Optional<String> name(String what, Stream<ModelCard> arms) {
      String names = arms.map(arm -> "`" + arm.arm() + "`").collect(Collectors.joining(", "));
      return names.isEmpty() ? Optional.empty() : Optional.of(what + " " + names + ".");
    }
  }
}
