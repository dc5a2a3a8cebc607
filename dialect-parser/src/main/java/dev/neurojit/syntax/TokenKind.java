package dev.neurojit.syntax;

/** What a token is; the names are those of the lexer grammar. */
public enum TokenKind {
  WHITESPACE,
  COMMENT,
  /** A comment of another language, or text that is no code: see {@link Noise}. */
  NOISE,
  FENCE,
  VALUE_ID,
  BLOCK_ID,
  SYMBOL,
  ATTRIBUTE_ALIAS,
  TYPE_ALIAS,
  BARE_ID,
  STRING,
  FLOAT,
  HEX,
  INTEGER,
  /** A number as other languages write it: {@code 1e-6}, {@code .5}, {@code 1.0f}. */
  FOREIGN_NUMBER,
  /** A string without its closing quote. */
  FOREIGN_STRING,
  ARROW,
  COLON_COLON,
  COLON,
  COMMA,
  EQUAL,
  LPAREN,
  RPAREN,
  LBRACE,
  RBRACE,
  LBRACKET,
  RBRACKET,
  ELLIPSIS,
  SEMICOLON,
  QUESTION,
  RELATION,
  LESS,
  GREATER,
  PLUS,
  MINUS,
  STAR,
  SLASH,
  BAR,
  /** A whole region, in the head of the operation that holds it. */
  REGION,
  /** A character that begins nothing in MLIR. */
  FOREIGN;

  /** Returns whether the layout passes over it. */
  public boolean isTrivia() {
    return this == WHITESPACE || this == COMMENT || this == NOISE || this == FENCE;
  }

  /** Returns whether it is a number, well-formed or not. */
  public boolean isNumber() {
    return this == FLOAT || this == HEX || this == INTEGER || this == FOREIGN_NUMBER;
  }
}
