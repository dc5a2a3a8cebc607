package dev.neurojit.mlir.opt;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How much words differ, for "did you mean". */
public final class Spelling {
  private Spelling() {}

  /** How many characters have to be put in, left out or replaced to make one of the other. */
  public static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    java.util.Arrays.setAll(row, j -> j);
    for (int i = 0; i < one.length(); i++) {
      int diagonal = row[0]++;
      for (int j = 0; j < other.length(); j++) {
        int replaced = diagonal + (one.charAt(i) == other.charAt(j) ? 0 : 1);
        diagonal = row[j + 1];
        row[j + 1] = Math.min(replaced, 1 + Math.min(row[j], diagonal));
      }
    }
    return row[other.length()];
  }

  /** The known word that was probably meant; empty if none is near. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    int limit = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= limit)
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }
}
