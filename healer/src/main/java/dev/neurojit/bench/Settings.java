package dev.neurojit.bench;

import dev.neurojit.propose.Decoding;
import java.util.Arrays;
import java.util.List;

/**
 * How trials are run.
 *
 * @param objective of the programs, for example {@code lander/moon}, or {@code tasks}
 * @param trials in each cell
 * @param seed of each cell's first trial; one more for each further trial
 * @param context positions of the model's context (n_ctx)
 * @param decoding {@code FREE} or {@code CONSTRAINED}, or both with a comma: each model is then an
 *     arm in either way
 * @param answerSeconds time for a reply
 * @param trialSeconds time for a whole trial
 */
public record Settings(
    String objective,
    int trials,
    long seed,
    int context,
    String decoding,
    long answerSeconds,
    long trialSeconds) {
  /** With fewer trials in a cell its share says little, whatever it is. */
  public static final int FEWEST_TRIALS = 20;

  /** The objective of tasks. */
  public static final String TASKS = "tasks";

  /** Returns whether what is tried are tasks in words, not programs. */
  public boolean areTasks() {
    return objective.equals(TASKS);
  }

  /** Returns the ways to decode, each once. */
  public List<Decoding> decodings() {
    return Arrays.stream(decoding.split(",")).map(Decoding::valueOf).toList();
  }

  /** Returns what trials of one experiment must share: everything but how many there are. */
  Settings shared() {
    return new Settings(objective, 0, seed, context, decoding, answerSeconds, trialSeconds);
  }
}
