package dev.neurojit.syntax;

/**
 * Text that is no code although it stands where code belongs.
 *
 * @param kind what it is
 * @param span where; for whole lines without the line end
 */
public record Noise(Kind kind, Span span) {
  /** What kind of text. */
  public enum Kind {
    /** A line that opens or closes a Markdown code block. */
    FENCE,
    /** A line of natural language. */
    PROSE,
    /** A line that holds a single XML-like tag. */
    TAG,
    /** A comment of another language, from its mark to the line's end. */
    COMMENT
  }
}
