package dev.neurojit.llm.worker;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Guesses the next tokens by looking up the last ones in all that was read and said: a reply copies
 * most of the program. Guesses that hold are evaluated together; the text is the same with them and
 * without. One more token in a batch costs a CPU a third of a batch: guesses get longer while they
 * hold, and no longer than what held where they fail.
 */
final class PromptLookup {
  /** Tokens that must recur. */
  private static final int KEY = 5;

  private static final int LONGEST = 8;

  private final Map<Long, Integer> next = new HashMap<>();
  private int[] tokens;
  private int size;
  private int length = 4;

  PromptLookup(int[] prompt) {
    tokens = Arrays.copyOf(prompt, prompt.length + 256);
    size = Math.min(KEY, prompt.length);
    for (int i = size; i < prompt.length; i++) {
      add(prompt[i]);
    }
  }

  /** Appends a token. */
  void add(int token) {
    if (size >= KEY) {
      next.put(key(), size);
    }
    if (size == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * size);
    }
    tokens[size++] = token;
  }

  /** Returns a guess of at most {@code room} tokens; none where the last ones never came before. */
  int[] guess(int room) {
    Integer from = size < KEY ? null : next.get(key());
    if (from == null) {
      return new int[0];
    }
    return Arrays.copyOfRange(tokens, from, Math.min(size, from + Math.min(room, length)));
  }

  /** Learns how much of a guess held. */
  void held(int accepted, int guessed) {
    if (guessed > 0) {
      length = accepted == guessed ? Math.min(LONGEST, length + 2) : Math.min(length, accepted + 1);
    }
  }

  private long key() {
    long key = 0;
    for (int i = size - KEY; i < size; i++) {
      key = 0x9E3779B97F4A7C15L * key + tokens[i];
    }
    return key;
  }
}
