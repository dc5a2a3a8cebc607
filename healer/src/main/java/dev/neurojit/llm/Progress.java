package dev.neurojit.llm;

/** Watches a completion while it runs; called on the thread that called {@code complete}. */
public interface Progress {

  /** What a model is doing. */
  enum Stage {
    LOADING_MODEL,
    EVALUATING_PROMPT,
    GENERATING
  }

  /** A progress that shows nothing and never cancels. */
  Progress SILENT =
      new Progress() {
        @Override
        public void token(String piece, int tokens, double tokensPerSecond) {}
      };

  /** Called at the start of each stage. */
  default void stage(Stage stage) {}

  /**
   * Called for each new piece of text.
   *
   * @param piece the text of one token; empty where a character or a stop string is still open
   * @param tokens tokens generated so far
   * @param tokensPerSecond speed since the first token; 0 at the first
   */
  void token(String piece, int tokens, double tokensPerSecond);

  /** Returns true to stop early; polled at least ten times a second, from any stage. */
  default boolean cancelled() {
    return false;
  }

  /** Returns true once the rest of the reply is not wanted; polled as {@link #cancelled}. */
  default boolean enough() {
    return false;
  }
}
