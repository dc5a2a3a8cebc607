package dev.neurojit.certify;

import dev.neurojit.sim.Ensemble;
import dev.neurojit.sim.Scenario;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One flight of a campaign.
 *
 * @param index of the flight: with the campaign's seed it can be flown again
 * @param outcome in one line
 * @param figures what was drawn for it, by key
 */
public record Case(int index, String outcome, Map<String, Double> figures) {
  /** What was drawn for a flight; figures that all flights share are left out. */
  static Map<String, Double> drawn(Scenario flown, Ensemble ensemble) {
    Map<String, Double> figures = new LinkedHashMap<>();
    ensemble
        .figures()
        .forEach((quantity, spread) -> {
          if (spread.low() != spread.high()) {
            figures.put(quantity.key(), quantity.of(flown));
          }
        });
    return figures;
  }
}
