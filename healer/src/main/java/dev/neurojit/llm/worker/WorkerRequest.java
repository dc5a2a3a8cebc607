package dev.neurojit.llm.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.neurojit.llm.grammar.FunctionForm;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
   * @param library llama.cpp's shared library
   * @param prefixes the folder of evaluated prefixes
   * @param prefixBytes the most that all files there may have together
   */
  record Load(
      String model,
      int context,
      int batch,
      int threads,
      String library,
      String prefixes,
      long prefixBytes)
      implements WorkerRequest {}

  /**
   * Generates; answered by {@code Evaluating}, then {@code Token}s and {@code Done} of each sample,
   * or by {@code TooLong}.
   *
   * @param id names the request in its events
   * @param prompt the text, control tokens included
   * @param stable characters at the head of it that are the same in many runs
   * @param samples replies wanted, from 1 to {@link ModelSession#MOST_SAMPLES}, decoded together
   * @param stop strings that end the text
   * @param maxTokens the most tokens, cut further to what the context leaves
   * @param temperature finite, 0 or more
   * @param seed of the first sample, 0 or more; one more for each other
   * @param grammar checked GBNF that the text obeys; empty for free text
   * @param function what {@code grammar} is the grammar of, to keep to its scopes and types too;
   *     null for another text
   * @param savings what may be used to be quicker
   */
  record Generate(
      int id,
      String prompt,
      int stable,
      int samples,
      List<String> stop,
      int maxTokens,
      float temperature,
      int seed,
      String grammar,
      @Nullable FunctionForm function,
      Set<Saving> savings)
      implements WorkerRequest {}

  /** Ends a sample of request {@code id} early; it answers {@code Done} with {@code CANCELLED}. */
  record Cancel(int id, int sample) implements WorkerRequest {}
}
