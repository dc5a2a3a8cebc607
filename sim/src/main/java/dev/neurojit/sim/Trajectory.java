package dev.neurojit.sim;

import java.util.List;

/**
 * A whole flight: one sample per control step plus the final one, never empty.
 *
 * @param scenario what was flown
 * @param samples in order of time
 * @param outcome how it ended
 */
public record Trajectory(Scenario scenario, List<Sample> samples, Outcome outcome) {
  /** Copies {@code samples}; an empty list is an {@link IllegalArgumentException}. */
  public Trajectory {
    samples = List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("a trajectory has at least its final sample");
    }
  }
}
