package dev.neurojit.syntax;

/**
 * A piece of the text. The tokens of a tree concatenate to its text.
 *
 * @param kind what it is
 * @param text its characters
 * @param span where they are
 * @param index its place in {@link SyntaxTree#tokens()}; of a REGION token, that of its brace
 * @param lineStart whether nothing but trivia stands before it on its line
 */
public record Token(TokenKind kind, String text, Span span, int index, boolean lineStart) {
  /** Returns whether it has this kind. */
  public boolean is(TokenKind other) {
    return kind == other;
  }

  /** Returns whether it is a bare word with these characters. */
  public boolean isWord(String word) {
    return kind == TokenKind.BARE_ID && text.equals(word);
  }

  /** Returns the offset of its first character. */
  public int start() {
    return span.start();
  }

  /** Returns the offset after its last character. */
  public int end() {
    return span.end();
  }

  Token as(TokenKind other) {
    return new Token(other, text, span, index, lineStart);
  }
}
