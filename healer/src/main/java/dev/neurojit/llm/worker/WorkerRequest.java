package dev.neurojit.llm.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What the parent asks of the worker; one request at a time, save {@code Cancel}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerRequest.Load.class, name = "load"),
  @JsonSubTypes.Type(value = WorkerRequest.Generate.class, name = "generate"),
  @JsonSubTypes.Type(value = WorkerRequest.Cancel.class, name = "cancel")
})
public sealed interface WorkerRequest {

  /**
   * Loads a model; answered by {@code Loaded} or {@code Refused}. Sent once, first.
   *
   * @param model the GGUF's path
   * @param context positions (n_ctx)
   * @param batch tokens of a prompt evaluated between two looks at a cancellation
   * @param threads CPU threads
   */
  record Load(String model, int context, int batch, int threads) implements WorkerRequest {}

  /**
   * Generates; answered by {@code Evaluating}, {@code Token}s and {@code Done}, or by {@code
   * TooLong}.
   *
   * @param id names the request in its events
   * @param prompt the text, control tokens included
   * @param stop strings that end the text
   * @param maxTokens the most tokens, cut further to what the context leaves
   * @param temperature finite, 0 or more
   * @param seed the sampler's seed, 0 or more
   * @param grammar checked GBNF that the text obeys; empty for free text
   */
  record Generate(
      int id,
      String prompt,
      List<String> stop,
      int maxTokens,
      float temperature,
      int seed,
      String grammar)
      implements WorkerRequest {}

  /** Ends request {@code id} early; it answers {@code Done} with {@code CANCELLED}. */
  record Cancel(int id) implements WorkerRequest {}
}
