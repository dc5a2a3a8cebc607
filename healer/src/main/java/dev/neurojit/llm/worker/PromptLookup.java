package dev.neurojit.llm.worker;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Guesses the next tokens by looking up the last ones in all that was read and said: a reply copies
 * most of the program. Guesses that hold are evaluated together; the text is the same with them and
 * without. They get longer while they hold and shorter when they fail.
 */
final class PromptLookup {
  /** Tokens that must recur. */
  private static final int KEY = 3;

  private static final int SHORTEST = 2;
  private static final int LONGEST = 16;

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
      length = accepted == guessed ? Math.min(LONGEST, 2 * length) : Math.max(SHORTEST, length / 2);
    }
  }

  private long key() {
    long key = 0;
    for (int i = size - KEY; i < size; i++) {
      key = (key << 21) ^ tokens[i];
    }
    return key;
  }
}
