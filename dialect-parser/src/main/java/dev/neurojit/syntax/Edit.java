package dev.neurojit.syntax;

/**
 * Replaces the characters of a span; an empty span inserts, an empty replacement deletes.
 *
 * @param span what is replaced
 * @param replacement what stands there afterwards
 */
public record Edit(Span span, String replacement) {
  /** Returns an edit that inserts at {@code offset}. */
  public static Edit insert(int offset, String text) {
    return new Edit(Span.at(offset), text);
  }

  /** Returns an edit that deletes a span. */
  public static Edit delete(Span span) {
    return new Edit(span, "");
  }
}
