package dev.neurojit.flight;

import dev.neurojit.sim.Distribution;
import dev.neurojit.sim.Ensemble;
import dev.neurojit.sim.Quantity;
import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.Sensing;
import dev.neurojit.sim.Throttling;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What a batch of flights starts from: a scenario each, and values for the controller's constants
 * where it has any. Nothing but numbers: each figure of a scenario may differ from flight to
 * flight.
 */
public final class Starts {
  private final List<Scenario> scenarios;
  private final double[][] rows;

  private Starts(List<Scenario> scenarios, double[][] rows) {
    this.scenarios = scenarios;
    this.rows = rows;
  }

  /**
   * Whether native flight knows all of a scenario: it flies over level ground with an engine and
   * sensors without flaws.
   */
  public static boolean know(Scenario scenario) {
    return scenario.terrain() == 0
        && scenario.throttling().equals(Throttling.IDEAL)
        && scenario.sensing().equals(Sensing.PERFECT);
  }

  /** Whether native flight knows all scenarios that can be drawn. */
  public static boolean know(Ensemble ensemble) {
    return ensemble.figures().entrySet().stream()
        .filter(figure -> figure.getKey().compareTo(Quantity.TERRAIN_HEIGHT) >= 0)
        .allMatch(figure -> isNeutral(figure.getKey(), figure.getValue()));
  }

  private static boolean isNeutral(Quantity quantity, Distribution spread) {
    double neutral = quantity.fallback().orElseThrow();
    return spread.low() == neutral && spread.high() == neutral;
  }

  /** One flight from each scenario. */
  public static Starts of(List<Scenario> scenarios) {
    return of(scenarios, Collections.nCopies(scenarios.size(), new double[0]));
  }

  /**
   * One flight from each scenario, with constants of its own.
   *
   * @param constants as many lists of values as scenarios, all of one length
   * @throws IllegalArgumentException for scenarios that are not {@linkplain #know known}
   */
  public static Starts of(List<Scenario> scenarios, List<double[]> constants) {
    if (constants.size() != scenarios.size()) {
      throw new IllegalArgumentException(
          "%d scenarios, but constants for %d".formatted(scenarios.size(), constants.size()));
    }
    if (!scenarios.stream().allMatch(Starts::know)) {
      throw new IllegalArgumentException("native flight knows no terrain, valves and sensors");
    }
    int width = constants.isEmpty() ? 0 : constants.getFirst().length;
    var rows = new double[Row.ALL.size() + width][scenarios.size()];
    for (int flight = 0; flight < scenarios.size(); flight++) {
      for (int row = 0; row < Row.ALL.size(); row++) {
        rows[row][flight] = Row.ALL.get(row).of(scenarios.get(flight));
      }
      for (int index = 0; index < width; index++) {
        rows[Row.ALL.size() + index][flight] = constants.get(flight)[index];
      }
    }
    return new Starts(List.copyOf(scenarios), rows);
  }

  /** Returns the number of flights. */
  public int count() {
    return scenarios.size();
  }

  /** Returns what a flight starts from. */
  Scenario scenario(int flight) {
    return scenarios.get(flight);
  }

  int constants() {
    return rows.length - Row.ALL.size();
  }

  double[] row(int index) {
    return rows[index];
  }

  /** Returns the most control steps a flight can take. */
  long longest() {
    return (long) Arrays.stream(rows[Row.ALL.indexOf(Row.STEPS)]).max().orElse(0);
  }
}
