package dev.neurojit.llama;

import static dev.neurojit.llama.Layouts.TOKEN_DATA;
import static dev.neurojit.llama.Layouts.TOKEN_DATA_ARRAY;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Tokens to choose from and their logits, in the struct that llama.cpp's samplers work on ({@code
 * llama_token_data_array}). Few of a vocabulary become candidates: to hand over and sort 150,000 to
 * choose among 40 takes longer than the choice.
 */
final class Candidates implements AutoCloseable {
  private static final long LOGIT = Layouts.offset(TOKEN_DATA, "logit");
  private static final long BYTES = TOKEN_DATA.byteSize();
  private static final long SIZE = Layouts.offset(TOKEN_DATA_ARRAY, "size");
  private static final long SELECTED = Layouts.offset(TOKEN_DATA_ARRAY, "selected");
  private static final long SORTED = Layouts.offset(TOKEN_DATA_ARRAY, "sorted");

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment array = arena.allocate(TOKEN_DATA_ARRAY);
  private final MemorySegment data;

  /** Of the vocabulary; an array is looked through twice as fast as a segment. */
  private final float[] logits;

  /**
   * Creates no candidates.
   *
   * @param capacity the most of them
   */
  Candidates(int vocabulary, int capacity) {
    logits = new float[vocabulary];
    data = arena.allocate(TOKEN_DATA, capacity);
    array.set(ADDRESS, Layouts.offset(TOKEN_DATA_ARRAY, "data"), data);
  }

  /** Returns the struct; a sampler may change it. */
  MemorySegment segment() {
    return array;
  }

  /** Takes the logits of the vocabulary, 32-bit floats. */
  void read(MemorySegment floats) {
    MemorySegment.copy(floats, JAVA_FLOAT, 0, logits, 0, logits.length);
  }

  /** Makes a token of any logit the only candidate. */
  void only(int token) {
    put(0, token, 0);
    hold(1, true);
  }

  /** Makes those with the largest logits the candidates, the largest first, of equals the first. */
  void likeliest(int most) {
    int held = 0;
    float least = Float.NEGATIVE_INFINITY;
    for (int token = 0; token < logits.length; token++) {
      float logit = logits[token];
      if (logit > least || held < most) {
        held = Math.min(held + 1, most);
        insert(held - 1, token, logit);
        least = logit(held - 1);
      }
    }
    hold(held, true);
  }

  /** Puts a token behind those that are not smaller; of the slots up to {@code last}. */
  private void insert(int last, int token, float logit) {
    int slot = last;
    while (slot > 0 && logit(slot - 1) < logit) {
      put(slot, token(slot - 1), logit(slot - 1));
      slot--;
    }
    put(slot, token, logit);
  }

  /** Makes the whole vocabulary candidates. */
  void all() {
    for (int token = 0; token < logits.length; token++) {
      put(token, token, logits[token]);
    }
    hold(logits.length, false);
  }

  /** Takes what a filter left of the candidates' logits for those of the vocabulary. */
  void keep() {
    for (int i = 0; i < size(); i++) {
      logits[token(i)] = logit(i);
    }
  }

  /** Drops those that a filter made impossible; returns how many are left. */
  int drop() {
    int size = size();
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (logit(i) > Float.NEGATIVE_INFINITY) {
        put(kept, token(i), logit(i));
        kept++;
      }
    }
    hold(kept, array.get(JAVA_BOOLEAN, SORTED));
    return kept;
  }

  /** Returns the token that a sampler selected. */
  int selected() {
    return token(Math.toIntExact(array.get(JAVA_LONG, SELECTED)));
  }

  private int size() {
    return Math.toIntExact(array.get(JAVA_LONG, SIZE));
  }

  private void hold(int size, boolean sorted) {
    array.set(JAVA_LONG, SIZE, size);
    array.set(JAVA_LONG, SELECTED, -1);
    array.set(JAVA_BOOLEAN, SORTED, sorted);
  }

  private void put(int slot, int token, float logit) {
    data.set(JAVA_INT, slot * BYTES, token);
    data.set(JAVA_FLOAT, slot * BYTES + LOGIT, logit);
  }

  private int token(int slot) {
    return data.get(JAVA_INT, slot * BYTES);
  }

  private float logit(int slot) {
    return data.get(JAVA_FLOAT, slot * BYTES + LOGIT);
  }

  @Override
  public void close() {
    arena.close();
  }
}
