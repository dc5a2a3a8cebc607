package dev.neurojit.reduce;

import dev.neurojit.syntax.Source;
import java.util.Comparator;

/**
 * How big a text is: its characters that are no blanks, then all of them, then their order, so that
 * of two literals of one length the smaller digits win. Whatever gets smaller by it comes to an
 * end.
 */
record Size(long ink, int length, String text) implements Comparable<Size> {
  private static final Comparator<Size> ORDER =
      Comparator.comparingLong(Size::ink).thenComparingInt(Size::length).thenComparing(Size::text);

  static Size of(Source source) {
    String text = source.text();
    long ink = text.chars().filter(c -> !Character.isWhitespace(c)).count();
    return new Size(ink, text.length(), text);
  }

  @Override
  public int compareTo(Size other) {
    return ORDER.compare(this, other);
  }
}
