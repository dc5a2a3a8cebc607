package dev.neurojit.llm;

import java.time.Duration;

/**
 * Text from a model, whole or cut as {@code stop} says.
 *
 * @param text what was generated, without the stop string
 * @param promptTokens tokens of the prompt; 0 if it was never evaluated
 * @param tokens tokens generated
 * @param timeToFirstToken from the request to the first token; equal to {@code total} if none came
 * @param total from the request to the end
 * @param stop why the text ends here
 * @param work what of it was saved
 */
public record Reply(
    String text,
    int promptTokens,
    int tokens,
    Duration timeToFirstToken,
    Duration total,
    Stop stop,
    Work work)
    implements Completion {

  /**
   * The work that a local model had; none of it is known of others.
   *
   * @param read tokens of the prompt that had to be evaluated; the others were held or stored
   * @param guessed tokens that the prompt suggested and that were evaluated together
   * @param held guesses that held
   */
  public record Work(int read, int guessed, int held) {
    /** Of a model that does not tell. */
    public static final Work UNKNOWN = new Work(0, 0, 0);
  }

  /** Creates a reply of a model that does not tell its work. */
  public Reply(
      String text,
      int promptTokens,
      int tokens,
      Duration timeToFirstToken,
      Duration total,
      Stop stop) {
    this(text, promptTokens, tokens, timeToFirstToken, total, stop, Work.UNKNOWN);
  }

  /** Returns this with another text. */
  Reply withText(String other) {
    return new Reply(other, promptTokens, tokens, timeToFirstToken, total, stop, work);
  }

  /** Why a text ends. */
  public enum Stop {
    /** The model said that it is done. */
    END,
    /** The token limit of the prompt or of the context was reached. */
    LENGTH,
    /** {@link Progress#enough()} said that what was asked for has come. */
    ENOUGH,
    /** {@link Progress#cancelled()} asked for it. */
    CANCELLED,
    /** The prompt's deadline passed. */
    DEADLINE
  }

  /**
   * Returns the generation speed in tokens per second, prompt and loading left out; 0 if unknown.
   */
  public double tokensPerSecond() {
    double seconds = total.minus(timeToFirstToken).toNanos() / 1e9;
    return tokens > 1 && seconds > 0 ? (tokens - 1) / seconds : 0;
  }
}
