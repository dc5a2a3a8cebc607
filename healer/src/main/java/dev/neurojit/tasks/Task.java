package dev.neurojit.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task of an NL-to-MLIR benchmark.
 *
 * @param id its name
 * @param dialect what it is about, for example {@code arith+func}; may be empty
 * @param difficulty in the benchmark's words; may be empty
 * @param request what is wanted, in words
 * @param check a call whose answer is known; null if it is enough that the program verifies
 */
public record Task(
    String id, String dialect, String difficulty, String request, @Nullable Check check) {
  /**
   * A call whose answer is known.
   *
   * @param function the symbol of the wanted function, without its sigil
   * @param signature in words for a model, for example {@code (i32) -> i32}
   * @param inputs in order
   * @param result the type of the answer; null where the last memref input holds it
   * @param expected the answer: a number, a boolean, or lists of them
   */
  public record Check(
      String function,
      String signature,
      List<Input> inputs,
      @Nullable TaskType result,
      JsonNode expected) {
    public Check {
      inputs = List.copyOf(inputs);
    }
  }

  /** An argument: a number, a boolean, or lists of them. */
  public record Input(TaskType type, JsonNode value) {}
}
