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
 */
public record Reply(
    String text, int promptTokens, int tokens, Duration timeToFirstToken, Duration total, Stop stop)
    implements Completion {

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
