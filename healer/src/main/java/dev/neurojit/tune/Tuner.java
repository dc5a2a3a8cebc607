package dev.neurojit.tune;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.MersenneTwister;

/**
 * Searches constants by CMA-ES. Each constant is searched in its own scale: one that is not zero is
 * multiplied by up to 2^{@value #OCTAVES} either way and keeps its sign, a zero one moves within
 * [-1, 1]. Deterministic for a seed.
 */
public final class Tuner {
  private static final double OCTAVES = 6;
  private static final double START_SIGMA = 1;

  private final int maxEvaluations;
  private final double goodEnough;
  private final long seed;

  /**
   * Creates a tuner.
   *
   * @param maxEvaluations most evaluations of the cost
   * @param goodEnough the search stops at a cost as low as this
   * @param seed of the search
   */
  public Tuner(int maxEvaluations, double goodEnough, long seed) {
    this.maxEvaluations = maxEvaluations;
    this.goodEnough = goodEnough;
    this.seed = seed;
  }

  /**
   * The result of a search.
   *
   * @param values the best constants found, the given ones if none were better
   * @param cost their cost
   * @param evaluations of the cost
   */
  public record Fit(List<Double> values, double cost, int evaluations) {}

  /**
   * Searches around {@code start} for constants of lower {@code cost} (finite, lower is better).
   */
  public Fit fit(double[] start, ToDoubleFunction<double[]> cost) {
    return fit(start, cost, () -> false);
  }

  /**
   * Searches as {@link #fit(double[], ToDoubleFunction)} does, and ends early with the best so far.
   *
   * @param stopped asked after each generation, some ten evaluations
   */
  public Fit fit(double[] start, ToDoubleFunction<double[]> cost, BooleanSupplier stopped) {
    var search = new Search(start, cost, stopped);
    search.evaluate(new double[start.length]);
    if (search.bestCost > goodEnough) {
      search.run();
    }
    return new Fit(
        Arrays.stream(search.best).boxed().toList(), search.bestCost, search.evaluations);
  }

  private final class Search {
    private final double[] start;
    private final ToDoubleFunction<double[]> cost;
    private final BooleanSupplier stopped;
    private double[] best;
    private double bestCost = Double.POSITIVE_INFINITY;
    private int evaluations;

    Search(double[] start, ToDoubleFunction<double[]> cost, BooleanSupplier stopped) {
      this.start = start.clone();
      this.cost = cost;
      this.stopped = stopped;
      this.best = start.clone();
    }

    void run() {
      int dimensions = start.length;
      int population = 4 + (int) (3 * Math.log(dimensions)) + 4;
      var optimizer =
          new CMAESOptimizer(
              maxEvaluations,
              goodEnough,
              true,
              dimensions > 20 ? maxEvaluations : 0,
              0,
              new MersenneTwister(seed),
              false,
              (iteration, before, after) -> bestCost <= goodEnough || stopped.getAsBoolean());
      double[] limit = new double[dimensions];
      Arrays.fill(limit, OCTAVES);
      double[] floor = new double[dimensions];
      Arrays.fill(floor, -OCTAVES);
      double[] sigma = new double[dimensions];
      Arrays.fill(sigma, START_SIGMA);
      try {
        PointValuePair ignored =
            optimizer.optimize(
                new MaxEval(Math.max(1, maxEvaluations - evaluations)),
                new ObjectiveFunction(this::evaluate),
                GoalType.MINIMIZE,
                new InitialGuess(new double[dimensions]),
                new SimpleBounds(floor, limit),
                new CMAESOptimizer.Sigma(sigma),
                new CMAESOptimizer.PopulationSize(population));
      } catch (MathIllegalStateException budgetSpent) {
        // The best point so far is kept below.
      }
    }

    double evaluate(double[] point) {
      double[] values = new double[point.length];
      for (int i = 0; i < point.length; i++) {
        values[i] = start[i] == 0 ? point[i] / OCTAVES : start[i] * Math.pow(2, point[i]);
      }
      evaluations++;
      double found = cost.applyAsDouble(values);
      if (found < bestCost) {
        bestCost = found;
        best = values;
      }
      return found;
    }
  }
}
