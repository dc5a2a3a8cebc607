package dev.neurojit.judge;

import dev.neurojit.sim.planar.PlanarScenario;
import dev.neurojit.sim.planar.PlanarSimulator;
import java.util.stream.Stream;

/** Tries constants of a planar controller: the cost is that of the worst of several flights. */
record PlanarTrial(PlanarController controller, PlanarObjective objective) implements Trial {
  /** Part of the limits at which a search is content with the worst of the flights. */
  private static final double MARGIN = 0.75;

  /** Costs this close to each other count as equal when literals are shortened. */
  private static final double EQUAL = 0.02;

  @Override
  public double cost(double... constants) {
    return Stream.concat(Stream.of(objective.scenario()), objective.neighbours().stream())
        .mapToDouble(scenario -> cost(scenario, constants))
        .max()
        .orElseThrow();
  }

  private double cost(PlanarScenario scenario, double[] constants) {
    return PlanarObjective.cost(PlanarSimulator.fly(controller.flight(constants), scenario));
  }

  @Override
  public double accepted() {
    return 1;
  }

  @Override
  public double content() {
    return MARGIN;
  }

  @Override
  public double slack() {
    return EQUAL;
  }

  @Override
  public void close() {
    controller.close();
  }
}
