package dev.neurojit.syntax;

/**
 * A range of characters of a {@link Source}.
 *
 * @param start offset of the first character, from 0
 * @param end offset after the last character, not before {@code start}
 */
public record Span(int start, int end) implements Comparable<Span> {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no such span: " + start + ".." + end);
    }
  }

  /** Returns the empty span at {@code offset}. */
  public static Span at(int offset) {
    return new Span(offset, offset);
  }

  /** Returns the number of characters. */
  public int length() {
    return end - start;
  }

  /** Returns whether nothing is in it. */
  public boolean isEmpty() {
    return start == end;
  }

  /** Returns the smallest span around this one and the other. */
  public Span to(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }

  /** Returns whether the other span lies within this one. */
  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  /**
   * Returns whether the two have a character in common, or one is an insertion inside the other.
   */
  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  @Override
  public int compareTo(Span other) {
    return start != other.start
        ? Integer.compare(start, other.start)
        : Integer.compare(end, other.end);
  }
}
