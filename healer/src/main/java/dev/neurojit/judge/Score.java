package dev.neurojit.judge;

/**
 * How well a program meets its objective.
 *
 * @param value higher is better; continuous, so that a tuner can climb it
 * @param goal whether the objective is met
 */
public record Score(double value, Goal goal) implements Comparable<Score> {
  /** Whether an objective is met. */
  public enum Goal {
    MISSED,
    MET
  }

  /** Returns whether the objective is met. */
  public boolean met() {
    return goal == Goal.MET;
  }

  @Override
  public int compareTo(Score other) {
    return goal == other.goal ? Double.compare(value, other.value) : goal.compareTo(other.goal);
  }
}
