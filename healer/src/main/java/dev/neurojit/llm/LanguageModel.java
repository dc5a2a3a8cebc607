package dev.neurojit.llm;

/**
 * A source of completions. One request at a time: callers do not share a model between threads,
 * except that {@link Progress#cancelled()} may be answered from anywhere.
 */
public interface LanguageModel extends AutoCloseable {

  /** Returns what the transcript calls this model, for example the file's name. */
  String name();

  /**
   * Answers a prompt, streaming the text to {@code progress} on the calling thread while it grows.
   * Returns by the prompt's deadline (plus the few seconds that stopping a model can take).
   */
  Completion complete(Prompt prompt, Progress progress);

  /** Frees the model and its process. Calling it again does nothing. */
  @Override
  void close();
}
