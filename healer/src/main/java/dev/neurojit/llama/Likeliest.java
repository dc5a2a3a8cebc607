package dev.neurojit.llama;

/** The tokens with the largest logits, the largest first, of equals the first. */
final class Likeliest {
  private final float[] logits;
  private final int[] tokens;
  private int size;

  /**
   * Creates no tokens.
   *
   * @param most tokens that are looked for, at least 1
   */
  Likeliest(int most) {
    logits = new float[most];
    tokens = new int[most];
  }

  /** Looks through the logits of a vocabulary. */
  void find(float[] vocabulary) {
    size = Math.min(logits.length, vocabulary.length);
    for (int token = 0; token < size; token++) {
      insert(token, token, vocabulary[token]);
    }
    float least = logits[size - 1];
    for (int token = size; token < vocabulary.length; token++) {
      float logit = vocabulary[token];
      if (logit > least) {
        insert(size - 1, token, logit);
        least = logits[size - 1];
      }
    }
  }

  /** Puts a token behind those that are not smaller, in one of the places up to {@code last}. */
  private void insert(int last, int token, float logit) {
    int place = last;
    while (place > 0 && logits[place - 1] < logit) {
      place--;
    }
    System.arraycopy(logits, place, logits, place + 1, last - place);
    System.arraycopy(tokens, place, tokens, place + 1, last - place);
    logits[place] = logit;
    tokens[place] = token;
  }

  /** Returns how many were found: as many as were looked for, if the vocabulary has them. */
  int size() {
    return size;
  }

  int token(int place) {
    return tokens[place];
  }

  float logit(int place) {
    return logits[place];
  }
}
