package dev.neurojit.syntax;

import java.util.List;
import java.util.function.ToIntFunction;

/** Looks things up that stand in the order of the text. */
public final class TextOrder {
  private TextOrder() {}

  /**
   * Returns the index of the first of {@code all} that does not begin before an offset; their
   * number where all do.
   *
   * @param all in the order of the text
   * @param start tells where one of them begins
   */
  public static <T> int firstFrom(List<T> all, int offset, ToIntFunction<T> start) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (start.applyAsInt(all.get(middle)) < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
