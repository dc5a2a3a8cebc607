package dev.neurojit.judge;

import dev.neurojit.sim.Controller;
import dev.neurojit.sim.Escaped;
import dev.neurojit.sim.Fault;
import dev.neurojit.sim.OutOfTime;
import dev.neurojit.sim.Outcome;
import dev.neurojit.sim.Quantity;
import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.Simulator;
import dev.neurojit.sim.SoftLanding;
import dev.neurojit.sim.Touchdown;
import dev.neurojit.sim.Trajectory;
import java.util.List;

/**
 * Land softly. The cost of a flight is its touchdown speed in m/s; flights that do not come down
 * cost more than any touchdown, the more the farther they are from the ground.
 *
 * @param scenario what is flown
 * @param neighbours the scenario with slightly other starts, for judging how robust a landing is
 */
public record LanderObjective(Scenario scenario, List<Scenario> neighbours) {
  private static final double ALOFT = 100;
  private static final double ESCAPED = 1e4;
  private static final double FAULT = 1e5;
  private static final double[] STARTS = {0.97, 1.03};

  public LanderObjective {
    neighbours = List.copyOf(neighbours);
  }

  /**
   * Returns the objective of a scenario; its neighbours start 3 % higher, lower, faster, slower.
   */
  public static LanderObjective of(Scenario scenario) {
    var neighbours = new java.util.ArrayList<Scenario>();
    for (Quantity quantity : List.of(Quantity.INITIAL_ALTITUDE, Quantity.INITIAL_VELOCITY)) {
      for (double factor : STARTS) {
        neighbours.add(scenario.with(quantity, quantity.of(scenario) * factor));
      }
    }
    return new LanderObjective(scenario, neighbours);
  }

  /** Returns the name that journals use, for example {@code lander/moon}. */
  public String name() {
    return "lander/" + scenario.name();
  }

  /** Returns the score of a flight: the negative cost. */
  public Score score(Trajectory trajectory) {
    Outcome outcome = trajectory.outcome();
    return new Score(
        -cost(outcome, scenario),
        outcome instanceof SoftLanding ? Score.Goal.MET : Score.Goal.MISSED);
  }

  /** Returns the cost of the worst flight from the scenario's start and its neighbours'. */
  public double worstCost(Flights flights) {
    double worst = cost(Simulator.outcome(flights.next(), scenario), scenario);
    for (Scenario neighbour : neighbours) {
      worst = Math.max(worst, cost(Simulator.outcome(flights.next(), neighbour), neighbour));
    }
    return worst;
  }

  /** Gives a controller for each flight, with a fresh budget of fuel for its loops. */
  @FunctionalInterface
  public interface Flights {
    Controller next();
  }

  private static double cost(Outcome outcome, Scenario scenario) {
    return switch (outcome) {
      case Touchdown touchdown -> Math.min(touchdown.speed(), ALOFT);
      case OutOfTime aloft ->
          ALOFT * (1 + Math.min(1, aloft.last().altitude() / scenario.initialAltitude()));
      case Escaped escaped -> ESCAPED + Math.min(ESCAPED, Math.abs(escaped.last().velocity()));
      case Fault fault -> FAULT - Math.min(fault.time(), ESCAPED);
    };
  }
}
