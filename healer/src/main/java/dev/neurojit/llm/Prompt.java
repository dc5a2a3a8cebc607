package dev.neurojit.llm;

import dev.neurojit.llm.grammar.FunctionForm;
import dev.neurojit.llm.grammar.Gbnf;
import dev.neurojit.llm.grammar.GbnfRead;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One request to a model.
 *
 * @param messages the conversation so far, at least one message
 * @param maxTokens the most tokens to generate, at least 1
 * @param temperature 0 for the likeliest token each time; finite, not negative
 * @param seed the sampler's seed: the same prompt and seed give the same text
 * @param deadline time allowed for the whole answer, loading the model included
 * @param grammar what the text must obey. Local models do; llama-server does; other servers ignore
 *     it, so that their replies have to be checked with {@link Gbnf#match}
 * @param function what {@code grammar} is the grammar of, where it is that of a function: local
 *     models then keep to the names in scope and to their types as well
 */
public record Prompt(
    List<Message> messages,
    int maxTokens,
    double temperature,
    long seed,
    Duration deadline,
    Optional<Gbnf> grammar,
    Optional<FunctionForm> function) {

  /**
   * Checks the ranges above.
   *
   * @throws IllegalArgumentException if one is left
   */
  public Prompt {
    messages = List.copyOf(messages);
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("a prompt needs at least one message");
    }
    if (maxTokens < 1) {
      throw new IllegalArgumentException("maxTokens must be at least 1, not " + maxTokens);
    }
    if (!Double.isFinite(temperature) || temperature < 0) {
      throw new IllegalArgumentException("temperature must be finite and >= 0: " + temperature);
    }
    if (!deadline.isPositive()) {
      throw new IllegalArgumentException("the deadline must be positive, not " + deadline);
    }
  }

  /** Creates a request for free text. */
  public Prompt(
      List<Message> messages, int maxTokens, double temperature, long seed, Duration deadline) {
    this(messages, maxTokens, temperature, seed, deadline, Optional.empty(), Optional.empty());
  }

  /** Returns this request for a text that obeys {@code rules}. */
  public Prompt withGrammar(Gbnf rules) {
    return new Prompt(
        messages, maxTokens, temperature, seed, deadline, Optional.of(rules), Optional.empty());
  }

  /** Returns this request for a function; for free text if {@code form} is malformed. */
  public Prompt withFunction(FunctionForm form) {
    return form.grammar() instanceof GbnfRead.Ok(Gbnf rules)
        ? new Prompt(
            messages, maxTokens, temperature, seed, deadline, Optional.of(rules), Optional.of(form))
        : this;
  }

  /** Returns this request with another seed. */
  public Prompt withSeed(long number) {
    return new Prompt(messages, maxTokens, temperature, number, deadline, grammar, function);
  }

  /** Returns the seed as the 31 bits that every server takes; llama.cpp reads all ones as "any". */
  int seed32() {
    return Long.hashCode(seed) & Integer.MAX_VALUE;
  }
}
