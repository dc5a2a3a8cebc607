package dev.neurojit.syntax;

import java.util.List;

/** The tokens without trivia, for looking ahead; what lies beyond the end is of no kind. */
final class Lookahead {
  /** More results of one operation than this are not looked through. */
  private static final int MOST_RESULTS = 64;

  private final List<Token> tokens;

  Lookahead(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token get(int i) {
    return tokens.get(i);
  }

  int size() {
    return tokens.size();
  }

  boolean is(int i, TokenKind kind) {
    return i < tokens.size() && tokens.get(i).is(kind);
  }

  /** Returns whether {@code %a, %b:2 =} begins at {@code start}, and an operation after it. */
  boolean definesValue(int start, boolean withOperation) {
    int i = start;
    while (is(i, TokenKind.VALUE_ID)) {
      i += is(i + 1, TokenKind.COLON) && is(i + 2, TokenKind.INTEGER) ? 3 : 1;
      if (is(i, TokenKind.EQUAL)) {
        return !withOperation || is(i + 1, TokenKind.BARE_ID) || is(i + 1, TokenKind.STRING);
      }
      if (!is(i, TokenKind.COMMA) || i - start > MOST_RESULTS) {
        return false;
      }
      i++;
    }
    return false;
  }

  /** Returns whether {@code #name =} or {@code !name =} begins at {@code i}. */
  boolean definesAlias(int i) {
    return (is(i, TokenKind.ATTRIBUTE_ALIAS) || is(i, TokenKind.TYPE_ALIAS))
        && is(i + 1, TokenKind.EQUAL);
  }
}
