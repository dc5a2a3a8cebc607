package dev.neurojit.analytics.ingest;

/**
 * A set of texts, known by the first 64 bits of their hashes: among a million texts the chance that
 * two different ones are taken for one is below one in thirty million.
 */
final class SeenTexts {
  private static final int FEWEST = 1 << 12;

  /** Open addressing; zero is an empty place. */
  private long[] places = new long[FEWEST];

  private int size;

  /**
   * Adds a hash in hex and returns whether it was new.
   *
   * @param hash at least 16 digits
   */
  boolean add(String hash) {
    long key = Long.parseUnsignedLong(hash, 0, 16, 16) | 1L;
    if (size * 2 > places.length) {
      grow();
    }
    return put(key);
  }

  private boolean put(long key) {
    int at = (int) (key >>> 32) & (places.length - 1);
    while (places[at] != 0 && places[at] != key) {
      at = (at + 1) & (places.length - 1);
    }
    if (places[at] == key) {
      return false;
    }
    places[at] = key;
    size++;
    return true;
  }

  private void grow() {
    long[] old = places;
    places = new long[old.length * 2];
    size = 0;
    for (long key : old) {
      if (key != 0) {
        put(key);
      }
    }
  }
}
