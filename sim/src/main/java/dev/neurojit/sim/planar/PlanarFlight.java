package dev.neurojit.sim.planar;

import dev.neurojit.sim.Outcome;
import dev.neurojit.sim.Trajectory;
import java.util.List;

/**
 * A whole planar flight: one sample per control step plus the final one, never empty.
 *
 * @param scenario what was flown
 * @param samples in order of time
 * @param outcome how it ended
 */
public record PlanarFlight(PlanarScenario scenario, List<PlanarSample> samples, Outcome outcome) {
  public PlanarFlight {
    samples = List.copyOf(samples);
  }

  /** Returns its vertical part, for plots and words. */
  public Trajectory vertical() {
    return new Trajectory(
        scenario.vertical(), samples.stream().map(PlanarSample::vertical).toList(), outcome);
  }

  /** Returns the state at the end. */
  public PlanarState end() {
    return samples.getLast().state();
  }
}
