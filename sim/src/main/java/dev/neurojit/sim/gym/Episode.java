package dev.neurojit.sim.gym;

import java.util.List;

/**
 * One flight of the task.
 *
 * @param steps every step of it
 * @param end how it ended
 * @param why what the pilot did wrong; empty unless it failed
 */
public record Episode(List<Step> steps, End end, String why) {
  /** The score from which on an episode counts as a solution. */
  public static final double SOLVED = 200;

  /**
   * A step.
   *
   * @param seen before it
   * @param action as it was asked for
   * @param reward for it
   */
  public record Step(Observation seen, LunarPilot.Action action, double reward) {}

  /** How episodes end. */
  public enum End {
    /** It lies still, and does not lie on its body. */
    RESTED("came to rest"),
    /** The body touched the ground. */
    CRASHED("crashed"),
    /** It left the view to a side. */
    LEFT("left the view"),
    /** 1,000 steps are over. */
    OUT_OF_TIME("ran out of time"),
    /** The pilot gave no answer. */
    FAULT("failed");

    private final String phrase;

    End(String phrase) {
      this.phrase = phrase;
    }

    /** Returns a verb phrase that completes "the lander ...". */
    public String phrase() {
      return phrase;
    }
  }

  public Episode {
    steps = List.copyOf(steps);
  }

  /** Returns the score: the sum of all rewards. */
  public double score() {
    return steps.stream().mapToDouble(Step::reward).sum();
  }

  /** Returns whether it counts as a solution. */
  public boolean isSolved() {
    return score() >= SOLVED;
  }
}
