package dev.neurojit.syntax;

import java.util.Arrays;
import java.util.Locale;

/** How far two words are apart. */
public final class Spelling {
  private static final int FARTHEST = 2;

  private Spelling() {}

  /**
   * Returns the number of letters to insert, delete, replace or swap, case aside; 3 stands for more
   * than 2.
   */
  public static int distance(String left, String right) {
    return left.equals(right)
        ? 0
        : ofLowerCase(left.toLowerCase(Locale.ROOT), right.toLowerCase(Locale.ROOT));
  }

  /** As above, of words in lower case. */
  static int ofLowerCase(String a, String b) {
    if (Math.abs(a.length() - b.length()) > FARTHEST) {
      return FARTHEST + 1;
    }
    int start = 0;
    int endA = a.length();
    int endB = b.length();
    while (start < endA && start < endB && a.charAt(start) == b.charAt(start)) {
      start++;
    }
    while (endA > start && endB > start && a.charAt(endA - 1) == b.charAt(endB - 1)) {
      endA--;
      endB--;
    }
    return between(a.substring(start, endA), b.substring(start, endB));
  }

  /** The table of distances, of which three rows are kept, until a row is too far throughout. */
  private static int between(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    Arrays.setAll(last, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int least = i;
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        row[j] = step(beforeLast, last, row, a, b, i, j);
        least = Math.min(least, row[j]);
      }
      // A swap may still come from the row before.
      if (least > FARTHEST + 1) {
        return FARTHEST + 1;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return Math.min(last[b.length()], FARTHEST + 1);
  }

  private static int step(
      int[] beforeLast, int[] last, int[] row, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + change);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, beforeLast[j - 2] + 1) : least;
  }
}
