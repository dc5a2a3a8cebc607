package dev.neurojit.tune;

import dev.neurojit.judge.Objective;
import dev.neurojit.judge.Trial;
import dev.neurojit.syntax.Source;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * A program with its constants fitted. They count as fitted only if the objective accepts them.
 *
 * @param source its text; the given one if no constants were accepted
 * @param before the values of the constants that changed, by SSA name
 * @param after their new values
 * @param evaluations how often a set of constants was tried
 */
public record TunedProgram(
    Source source, Map<String, Double> before, Map<String, Double> after, int evaluations) {
  /** Most evaluations a constant. */
  private static final int EVALUATIONS_PER_CONSTANT = 400;

  private static final int MAX_EVALUATIONS = 3_000;

  /** Returns whether better constants were found. */
  public boolean changed() {
    return !after.isEmpty();
  }

  /** Returns what changed in one line, for example {@code %kp 0.05 -> 0.3}. */
  public String summary() {
    return after.entrySet().stream()
        .map(entry -> entry.getKey() + " " + before.get(entry.getKey()) + " -> " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  /**
   * Fits the constants of a program that runs.
   *
   * @param seed of the search: the same seed gives the same program
   */
  public static TunedProgram fit(Source program, Objective objective, long seed) {
    return fit(program, objective, seed, () -> false);
  }

  /**
   * Fits as {@link #fit(Source, Objective, long)} does, and ends early with what was found so far.
   *
   * @param stopped asked now and then
   */
  public static TunedProgram fit(
      Source program, Objective objective, long seed, BooleanSupplier stopped) {
    return Constants.of(program, objective.function())
        .flatMap(constants ->
            objective
                .trial(program, constants.parameterised())
                .map(trial -> fit(constants, trial, seed, stopped)))
        .orElse(new TunedProgram(program, Map.of(), Map.of(), 0));
  }

  private static TunedProgram fit(
      Constants constants, Trial trial, long seed, BooleanSupplier stopped) {
    try (trial) {
      int budget = Math.min(MAX_EVALUATIONS, EVALUATIONS_PER_CONSTANT * constants.count());
      double[] start = constants.values();
      double startCost = trial.cost(start);
      Tuner.Fit fit = new Tuner(budget, trial.content(), seed).fit(start, trial::cost, stopped);
      if (fit.cost() > trial.accepted() || fit.cost() >= startCost) {
        return new TunedProgram(constants.program(), Map.of(), Map.of(), fit.evaluations());
      }
      double[] fitted = fit.values().stream().mapToDouble(Double::doubleValue).toArray();
      double bound = Math.max(trial.content(), fit.cost() + trial.slack());
      double[] values = Rounding.simplest(start, fitted, simpler -> trial.cost(simpler) <= bound);
      return of(constants, values, fit.evaluations());
    }
  }

  private static TunedProgram of(Constants constants, double[] values, int evaluations) {
    double[] old = constants.values();
    Map<String, Double> before = new LinkedHashMap<>();
    Map<String, Double> after = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != old[i]) {
        before.put(constants.names().get(i), old[i]);
        after.put(constants.names().get(i), values[i]);
      }
    }
    Source source = Arrays.equals(old, values) ? constants.program() : constants.with(values);
    return new TunedProgram(source, before, after, evaluations);
  }
}
