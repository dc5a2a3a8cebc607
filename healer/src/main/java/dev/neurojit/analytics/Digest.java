package dev.neurojit.analytics;

import dev.neurojit.journal.Entry;
import dev.neurojit.journal.JournalFile;
import dev.neurojit.journal.Sha256;
import java.util.List;

/**
 * By which it is known whether two journals are of one run, and which has more of it.
 *
 * @param start SHA-256 of the first event, shortened
 * @param events how many there are
 * @param all SHA-256 of all of them
 */
record Digest(String start, int events, String all) {
  private static final int DIGITS = 8;

  static Digest of(JournalFile journal) {
    List<Entry> entries = journal.entries();
    String first = entries.isEmpty() ? "" : entries.getFirst().toString();
    return new Digest(
        Sha256.of(first).substring(0, DIGITS), entries.size(), Sha256.of(entries.toString()));
  }

  /** Reads what {@link #toString} writes. */
  static Digest parse(String text) {
    String[] parts = text.split(":", 3);
    return new Digest(parts[0], Integer.parseInt(parts[1]), parts[2]);
  }

  @Override
  public String toString() {
    return start + ":" + events + ":" + all;
  }
}
