package dev.neurojit.llama;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The C functions of models and vocabularies. */
final class ModelFunctions {
  private final MethodHandle free;
  private final MethodHandle vocabulary;
  private final MethodHandle isRecurrent;
  private final MethodHandle size;
  private final MethodHandle tokenize;
  private final MethodHandle piece;
  private final MethodHandle isEnd;

  ModelFunctions(Functions functions) {
    free = functions.procedure("llama_model_free", ADDRESS);
    vocabulary = functions.function("llama_model_get_vocab", ADDRESS, ADDRESS);
    isRecurrent = functions.function("llama_model_is_recurrent", JAVA_BOOLEAN, ADDRESS);
    size = functions.function("llama_vocab_n_tokens", JAVA_INT, ADDRESS);
    tokenize =
        functions.function(
            "llama_tokenize",
            JAVA_INT,
            ADDRESS,
            ADDRESS,
            JAVA_INT,
            ADDRESS,
            JAVA_INT,
            JAVA_BOOLEAN,
            JAVA_BOOLEAN);
    piece =
        functions.function(
            "llama_token_to_piece",
            JAVA_INT,
            ADDRESS,
            JAVA_INT,
            ADDRESS,
            JAVA_INT,
            JAVA_INT,
            JAVA_BOOLEAN);
    isEnd = functions.function("llama_vocab_is_eog", JAVA_BOOLEAN, ADDRESS, JAVA_INT);
  }

  void free(MemorySegment model) {
    Functions.call(() -> {
      free.invokeExact(model);
      return model;
    });
  }

  MemorySegment vocabulary(MemorySegment model) {
    return Functions.call(() -> (MemorySegment) vocabulary.invokeExact(model));
  }

  boolean isRecurrent(MemorySegment model) {
    return Functions.call(() -> (boolean) isRecurrent.invokeExact(model));
  }

  int size(MemorySegment vocab) {
    return Functions.call(() -> (int) size.invokeExact(vocab));
  }

  /** Returns the number of tokens; its negative where they are more than {@code capacity}. */
  int tokenize(MemorySegment vocab, MemorySegment text, MemorySegment tokens, int capacity) {
    int length = (int) text.byteSize();
    return Functions.call(
        () -> (int) tokenize.invokeExact(vocab, text, length, tokens, capacity, true, true));
  }

  /** Returns the number of bytes; its negative where they are more than the room. */
  int piece(MemorySegment vocab, int token, MemorySegment room) {
    int length = (int) room.byteSize();
    return Functions.call(() -> (int) piece.invokeExact(vocab, token, room, length, 0, false));
  }

  boolean isEnd(MemorySegment vocab, int token) {
    return Functions.call(() -> (boolean) isEnd.invokeExact(vocab, token));
  }
}
