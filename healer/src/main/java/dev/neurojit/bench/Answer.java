package dev.neurojit.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What asking a model gave.
 *
 * @param decoding {@code FREE}, or {@code CONSTRAINED} by a grammar
 * @param temperature of the sampler
 * @param prompt SHA-256 of the messages; null if it was not asked
 * @param reply SHA-256 of the raw reply; null if none came
 * @param stop why the reply ended; null if none came
 * @param promptTokens tokens read; 0 if unknown
 * @param tokens tokens written
 * @param tokensPerSecond while writing; 0 if unknown
 * @param warmUpSeconds for loading the model and its first token, apart from what follows
 * @param firstTokenSeconds from the request to the first token
 * @param totalSeconds from the request to the end
 * @param fate the trial's where no program came; else null
 * @param problem why no program came, one line; empty if one came
 * @param detail more about the problem
 */
public record Answer(
    String decoding,
    double temperature,
    @Nullable String prompt,
    @Nullable String reply,
    @Nullable String stop,
    int promptTokens,
    int tokens,
    double tokensPerSecond,
    double warmUpSeconds,
    double firstTokenSeconds,
    double totalSeconds,
    @Nullable Fate fate,
    String problem,
    List<String> detail) {
  public Answer {
    detail = List.copyOf(detail);
  }
}
