package dev.neurojit.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A source of completions. One request at a time: callers do not share a model between threads,
 * except that {@link Progress#cancelled()} may be answered from anywhere.
 */
public interface LanguageModel extends AutoCloseable {

  /** Returns what the transcript calls this model, for example the file's name. */
  String name();

  /**
   * Returns whether a function that is {@linkplain Prompt#function asked for} uses only names in
   * scope, of the types that its operations want. Others obey the grammar at best.
   */
  default boolean keepsToScope() {
    return false;
  }

  /**
   * Answers a prompt, streaming the text to {@code progress} on the calling thread while it grows.
   * Returns by the prompt's deadline (plus the few seconds that stopping a model can take).
   */
  Completion complete(Prompt prompt, Progress progress);

  /**
   * Answers a prompt several times, with one seed after the other from the prompt's own. Stops
   * after a failure or a cancellation.
   *
   * @param samples how often, at least 1
   * @param progress makes the watch of each reply
   */
  default List<Completion> completeAll(
      Prompt prompt, int samples, Supplier<? extends Progress> progress) {
    var completions = new ArrayList<Completion>();
    boolean goesOn = true;
    while (goesOn && completions.size() < samples) {
      Completion completion =
          complete(prompt.withSeed(prompt.seed() + completions.size()), progress.get());
      completions.add(completion);
      goesOn = completion instanceof Reply reply && reply.stop() != Reply.Stop.CANCELLED;
    }
    return completions;
  }

  /**
   * Passes over replies that an earlier process of the same run has had. Models that can answer any
   * number of times need not.
   */
  default void skip(int replies) {}

  /** Frees the model and its process. Calling it again does nothing. */
  @Override
  void close();
}
