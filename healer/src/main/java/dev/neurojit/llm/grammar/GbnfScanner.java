package dev.neurojit.llm.grammar;

import java.util.ArrayList;
import java.util.List;

/** Goes through a grammar's text character by character. */
final class GbnfScanner {

  /** What may be skipped between two words. */
  enum Blanks {
    SPACES,
    LINES
  }

  private static final int NONE = -1;

  private final int[] text;
  private int at;

  GbnfScanner(String source) {
    this.text = source.codePoints().toArray();
  }

  /** A place in the text. */
  record Mark(int line, int column) {
    GbnfDefect defect(String message) {
      return new GbnfDefect(line, column, message);
    }
  }

  Mark mark() {
    int line = 1;
    int column = 1;
    for (int i = 0; i < at; i++) {
      column = text[i] == '\n' ? 1 : column + 1;
      line += text[i] == '\n' ? 1 : 0;
    }
    return new Mark(line, column);
  }

  GbnfDefect defect(String message) {
    return mark().defect(message);
  }

  boolean atEnd() {
    return at >= text.length;
  }

  boolean atLineEnd() {
    return peek() == '\n' || peek() == '\r';
  }

  int peek() {
    return atEnd() ? NONE : text[at];
  }

  /** Returns the next character as a text; empty at the end. */
  String one() {
    return atEnd() ? "" : Character.toString(text[at]);
  }

  boolean take(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  void expect(String word) throws GbnfDefect {
    Mark start = mark();
    for (int i = 0; i < word.length(); i++) {
      if (!take(word.charAt(i))) {
        throw start.defect("expected '" + word + "'");
      }
    }
  }

  /** Skips blanks and comments. */
  void skip(Blanks blanks) {
    while (peek() == ' '
        || peek() == '\t'
        || peek() == '#'
        || (blanks == Blanks.LINES && atLineEnd())) {
      boolean comment = peek() == '#';
      at++;
      while (comment && !atEnd() && !atLineEnd()) {
        at++;
      }
    }
  }

  /** Reads ASCII letters, digits and '-'. */
  String word() {
    int start = at;
    while (peek() == '-' || (peek() >= 0 && peek() < 128 && Character.isLetterOrDigit(peek()))) {
      at++;
    }
    return new String(text, start, at - start);
  }

  int number(int most) throws GbnfDefect {
    Mark start = mark();
    String digits = word();
    if (!digits.matches("\\d{1,9}") || Integer.parseInt(digits) > most) {
      throw start.defect("expected a number up to " + most);
    }
    return Integer.parseInt(digits);
  }

  /** Reads up to the closing quote. */
  GbnfExpr literal() throws GbnfDefect {
    StringBuilder literal = new StringBuilder();
    while (!take('"')) {
      literal.appendCodePoint(character("the closing '\"'"));
    }
    return new GbnfExpr.Literal(literal.toString());
  }

  /** Reads up to the closing bracket. */
  GbnfExpr chars() throws GbnfDefect {
    Mark start = mark();
    boolean negated = take('^');
    List<GbnfExpr.Range> ranges = new ArrayList<>();
    while (!take(']')) {
      int from = character("the closing ']'");
      boolean dash = peek() == '-' && at + 1 < text.length && text[at + 1] != ']';
      int to = from;
      if (dash) {
        at++;
        to = character("the range's end");
      }
      if (to < from) {
        throw start.defect("a range of the character class ends before it begins");
      }
      ranges.add(new GbnfExpr.Range(from, to));
    }
    if (ranges.isEmpty()) {
      throw start.defect("the character class is empty");
    }
    return new GbnfExpr.Chars(negated, ranges);
  }

  private int character(String missing) throws GbnfDefect {
    if (atEnd() || atLineEnd()) {
      throw defect("expected " + missing + " on this line");
    }
    Mark start = mark();
    int c = text[at++];
    if (c == '\\') {
      c = escaped(start);
    }
    if (!Character.isValidCodePoint(c) || (c >= 0xd800 && c <= 0xdfff) || c == 0) {
      throw start.defect("no character that a text can have");
    }
    return c;
  }

  private int escaped(Mark start) throws GbnfDefect {
    int c = peek();
    at++;
    return switch (c) {
      case 'x' -> hex(2, start);
      case 'u' -> hex(4, start);
      case 'U' -> hex(8, start);
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'n' -> '\n';
      case '\\', '"', '[', ']' -> c;
      default ->
          throw start.defect("expected \\n, \\r, \\t, \\\\, \\\", \\[, \\], \\x, \\u or \\U");
    };
  }

  private int hex(int digits, Mark start) throws GbnfDefect {
    long value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = atEnd() || peek() > 127 ? NONE : Character.digit(peek(), 16);
      if (digit < 0) {
        throw start.defect("expected %d hexadecimal digits".formatted(digits));
      }
      value = value * 16 + digit;
      at++;
    }
    return (int) Math.min(value, Integer.MAX_VALUE);
  }
}
