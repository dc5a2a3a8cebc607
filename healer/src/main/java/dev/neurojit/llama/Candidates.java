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
 * choose among 40 takes longer than the choice. All work is done in arrays, and memory is copied as
 * a whole: the worker's compiler (C1) makes several calls of each access to a segment.
 */
final class Candidates implements AutoCloseable {
  /** 32-bit numbers of a struct, and which of them is the logit; the token comes first. */
  private static final int NUMBERS = Math.toIntExact(TOKEN_DATA.byteSize() / Integer.BYTES);

  private static final int LOGIT =
      Math.toIntExact(Layouts.offset(TOKEN_DATA, "logit") / Integer.BYTES);

  private static final long SIZE = Layouts.offset(TOKEN_DATA_ARRAY, "size");
  private static final long SELECTED = Layouts.offset(TOKEN_DATA_ARRAY, "selected");
  private static final long SORTED = Layouts.offset(TOKEN_DATA_ARRAY, "sorted");

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment array = arena.allocate(TOKEN_DATA_ARRAY);
  private final MemorySegment data;

  /** Of the vocabulary. */
  private final float[] logits;

  private final Likeliest likeliest;

  /** The structs that {@link #data} holds or will hold. */
  private final int[] slots;

  /**
   * Creates no candidates.
   *
   * @param likely those that {@link #likeliest} finds
   * @param capacity the most of them, not fewer than likely ones
   */
  Candidates(int vocabulary, int likely, int capacity) {
    logits = new float[vocabulary];
    likeliest = new Likeliest(likely);
    slots = new int[capacity * NUMBERS];
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
  void likeliest() {
    likeliest.find(logits);
    for (int slot = 0; slot < likeliest.size(); slot++) {
      put(slot, likeliest.token(slot), likeliest.logit(slot));
    }
    hold(likeliest.size(), true);
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
    int size = fetch();
    for (int slot = 0; slot < size; slot++) {
      logits[token(slot)] = logit(slot);
    }
  }

  /** Drops those that a filter made impossible; returns how many are left. */
  int drop() {
    int size = fetch();
    int kept = 0;
    for (int slot = 0; slot < size; slot++) {
      if (logit(slot) > Float.NEGATIVE_INFINITY) {
        put(kept, token(slot), logit(slot));
        kept++;
      }
    }
    hold(kept, array.get(JAVA_BOOLEAN, SORTED));
    return kept;
  }

  /** Returns the token that a sampler selected. */
  int selected() {
    return data.get(JAVA_INT, array.get(JAVA_LONG, SELECTED) * TOKEN_DATA.byteSize());
  }

  /** Reads what a sampler left; returns how many candidates there are. */
  private int fetch() {
    int size = Math.toIntExact(array.get(JAVA_LONG, SIZE));
    MemorySegment.copy(data, JAVA_INT, 0, slots, 0, size * NUMBERS);
    return size;
  }

  private void hold(int size, boolean sorted) {
    MemorySegment.copy(slots, 0, data, JAVA_INT, 0, size * NUMBERS);
    array.set(JAVA_LONG, SIZE, size);
    array.set(JAVA_LONG, SELECTED, -1);
    array.set(JAVA_BOOLEAN, SORTED, sorted);
  }

  private void put(int slot, int token, float logit) {
    slots[slot * NUMBERS] = token;
    slots[slot * NUMBERS + LOGIT] = Float.floatToRawIntBits(logit);
  }

  private int token(int slot) {
    return slots[slot * NUMBERS];
  }

  private float logit(int slot) {
    return Float.intBitsToFloat(slots[slot * NUMBERS + LOGIT]);
  }

  @Override
  public void close() {
    arena.close();
  }
}
