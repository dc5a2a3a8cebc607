package dev.neurojit.llama;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Weights and vocabulary. Close contexts and samplers before it. */
public final class LlamaModel implements AutoCloseable {
  private final MemorySegment model;
  private final MemorySegment vocab;
  private final ModelFunctions functions;
  private final ContextFunctions contexts;
  private final SamplerFunctions samplers;
  private final Map<Integer, byte[]> pieces = new HashMap<>();
  private boolean closed;

  LlamaModel(
      MemorySegment model,
      ModelFunctions functions,
      ContextFunctions contexts,
      SamplerFunctions samplers) {
    this.model = model;
    this.vocab = functions.vocabulary(model);
    this.functions = functions;
    this.contexts = contexts;
    this.samplers = samplers;
  }

  /**
   * Returns a text's tokens; control tokens that are spelled out in it are read as such, and what
   * the model wants before a text is put there.
   */
  public int[] tokens(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment utf8 = arena.allocateFrom(JAVA_BYTE, bytes);
      // A token has at least one byte; two may be added around the text.
      int capacity = bytes.length + 2;
      MemorySegment tokens = arena.allocate(JAVA_INT, capacity);
      int count = functions.tokenize(vocab, utf8, tokens, capacity);
      if (count < 0) {
        throw new LlamaException("could not tokenize a text of %d bytes".formatted(bytes.length));
      }
      return tokens.asSlice(0, (long) count * Integer.BYTES).toArray(JAVA_INT);
    }
  }

  /**
   * Returns the bytes of a token, not to be changed; none for control tokens. Characters may span
   * tokens.
   */
  public byte[] piece(int token) {
    return pieces.computeIfAbsent(token, this::pieceOf);
  }

  private byte[] pieceOf(int token) {
    try (Arena arena = Arena.ofConfined()) {
      int length = functions.piece(vocab, token, arena.allocate(0));
      if (length == 0) {
        return new byte[0];
      }
      MemorySegment room = arena.allocate(Math.abs(length));
      functions.piece(vocab, token, room);
      return room.toArray(JAVA_BYTE);
    }
  }

  /** Returns whether a token ends a turn or a text. */
  public boolean isEnd(int token) {
    return functions.isEnd(vocab, token);
  }

  /** Returns whether the model keeps a state that cannot be cut back to an earlier position. */
  public boolean isRecurrent() {
    return functions.isRecurrent(model);
  }

  /**
   * Returns a new context.
   *
   * @throws LlamaException if there is no memory for it
   */
  public LlamaContext context(ContextOptions options) {
    return LlamaContext.of(model, options, contexts);
  }

  /**
   * Returns a new sampler.
   *
   * @param temperature 0 for the likeliest token each time; finite
   * @param seed of the choice among likely tokens
   * @param grammar in GBNF, its rule {@code root}; empty for free text
   * @throws LlamaException if llama.cpp refuses the grammar
   */
  public TokenSampler sampler(float temperature, int seed, Optional<String> grammar) {
    return TokenSampler.of(vocab, functions.size(vocab), samplers, temperature, seed, grammar);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      functions.free(model);
    }
  }
}
