package dev.neurojit.sim;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Guesses which known word was meant. */
final class Spelling {
  private Spelling() {}

  /** The nearest of {@code known}, if it is near enough to be worth saying. */
  static Optional<String> guess(String word, List<String> known) {
    return known.stream()
        .filter(each -> begins(word, each) || distance(word, each) <= 1 + each.length() / 4)
        .min(Comparator.comparingInt(each -> distance(word, each)));
  }

  /** A key without its unit counts as near: {@code gravity} for {@code gravity_m_s2}. */
  private static boolean begins(String word, String known) {
    return word.length() >= 4 && known.startsWith(word);
  }

  /** Levenshtein's distance. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
