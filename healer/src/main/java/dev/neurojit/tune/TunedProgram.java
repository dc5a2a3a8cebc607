package dev.neurojit.tune;

import dev.neurojit.judge.Compiled;
import dev.neurojit.judge.CompiledController;
import dev.neurojit.judge.Compiler;
import dev.neurojit.judge.EntryPoint;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A program with its constants fitted. Constants count as fitted only if the scenario and all its
 * neighbours end softly: what lands from one start alone has learnt that start by heart.
 *
 * @param source its text; the given one if no constants were found that land softly
 * @param before the values of the constants that changed, by SSA name
 * @param after their new values
 * @param evaluations how often a set of constants was flown
 */
public record TunedProgram(
    Source source, Map<String, Double> before, Map<String, Double> after, int evaluations) {
  /** Most evaluations a constant; each flies the scenario and its neighbours. */
  private static final int EVALUATIONS_PER_CONSTANT = 400;

  private static final int MAX_EVALUATIONS = 3_000;

  /** Part of the soft limit at which the search is content with the worst of the flights. */
  private static final double MARGIN = 0.75;

  /** Costs this close to each other (m/s) count as equal when literals are shortened. */
  private static final double EQUAL = 0.05;

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
   * Fits the constants of a program that compiles.
   *
   * @param seed of the search: the same seed gives the same program
   */
  public static TunedProgram fit(Source program, LanderObjective objective, long seed) {
    if (EntryPoint.find(SyntaxTree.parse(program)) instanceof EntryPoint.Found(EntryPoint entry)) {
      Optional<Constants> constants = Constants.of(program, entry);
      if (constants.isPresent()) {
        return fit(program, entry, constants.get(), objective, seed);
      }
    }
    return new TunedProgram(program, Map.of(), Map.of(), 0);
  }

  private static TunedProgram fit(
      Source program, EntryPoint entry, Constants constants, LanderObjective objective, long seed) {
    Compiled compiled = Compiler.compile(constants.parameterised(), entry, constants.types());
    if (!(compiled instanceof Compiled.Ok(CompiledController controller))) {
      return new TunedProgram(program, Map.of(), Map.of(), 0);
    }
    try (controller) {
      double good = objective.scenario().softTouchdown() * MARGIN;
      int budget = Math.min(MAX_EVALUATIONS, EVALUATIONS_PER_CONSTANT * constants.count());
      double[] start = constants.values();
      double startCost = cost(objective, controller, start);
      Tuner.Fit fit =
          new Tuner(budget, good, seed).fit(start, values -> cost(objective, controller, values));
      if (fit.cost() > objective.scenario().softTouchdown() || fit.cost() >= startCost) {
        return new TunedProgram(program, Map.of(), Map.of(), fit.evaluations());
      }
      double[] fitted = fit.values().stream().mapToDouble(Double::doubleValue).toArray();
      double bound = Math.max(good, fit.cost() + EQUAL);
      double[] values =
          Rounding.simplest(
              start, fitted, simpler -> cost(objective, controller, simpler) <= bound);
      return of(constants, values, fit.evaluations());
    }
  }

  private static double cost(
      LanderObjective objective, CompiledController controller, double[] values) {
    return objective.worstCost(() -> controller.flight(values));
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
