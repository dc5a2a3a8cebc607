package dev.neurojit.bench;

import dev.neurojit.propose.Decoding;
import org.jspecify.annotations.Nullable;

/**
 * What a trial's process is to do, as one line of JSON.
 *
 * @param purpose a program, a task, or only a first request to a server
 * @param spec of the model; null for a baseline
 * @param baseline null for a model
 * @param program name of the program
 * @param text of the program; of a task, its line of JSON
 * @param scenario name or file of the scenario that is flown
 * @param number of the trial in its cell, from 1
 * @param seed of sampler and tuner
 * @param context positions of the model's context
 * @param decoding how tokens are chosen
 * @param answerSeconds time for a reply
 * @param texts the folder that texts are stored in
 */
record TrialRequest(
    Purpose purpose,
    @Nullable String spec,
    @Nullable Baseline baseline,
    String program,
    String text,
    String scenario,
    int number,
    long seed,
    int context,
    Decoding decoding,
    long answerSeconds,
    String texts) {
  /** What a process is for. */
  enum Purpose {
    PROGRAM,
    TASK,
    WARM_UP
  }
}
