package dev.neurojit.mlir;

/**
 * How deep brackets nest in a text, strings and comments apart; never less than MLIR's parser
 * finds, as a closing bracket without its opener does not count.
 *
 * @param deepest offset of the first bracket on the deepest level
 */
record Nesting(int depth, int deepest) {

  static Nesting of(String text) {
    return new Scan(text).run();
  }

  private static final class Scan {
    private final String text;
    private final StringBuilder open = new StringBuilder();
    private int at;
    private int depth;
    private int deepest;

    Scan(String text) {
      this.text = text;
    }

    Nesting run() {
      while (at < text.length()) {
        step(text.charAt(at));
        at++;
      }
      return new Nesting(depth, deepest);
    }

    private void step(char c) {
      switch (c) {
        case '"' -> skipString();
        case '/' -> skipComment();
        case '-', '=' -> skipIfNext('>');
        case '>' -> close('<');
        case ')' -> close('(');
        case ']' -> close('[');
        case '}' -> close('{');
        case '<' -> open('<');
        case '(', '[', '{' -> open(c);
        default -> {}
      }
    }

    private void open(char c) {
      open.append(c);
      if (open.length() > depth) {
        depth = open.length();
        deepest = at;
      }
    }

    /** An unclosed {@code <} may be a comparison: other brackets close over it. */
    private void close(char opener) {
      int last = open.length() - 1;
      while (opener != '<' && last >= 0 && open.charAt(last) == '<') {
        last--;
      }
      if (last >= 0 && open.charAt(last) == opener) {
        open.setLength(last);
      }
    }

    private void skipIfNext(char next) {
      if (at + 1 < text.length() && text.charAt(at + 1) == next) {
        at++;
      }
    }

    private void skipComment() {
      if (at + 1 < text.length() && text.charAt(at + 1) == '/') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      }
    }

    /** To the closing quote, or the end of the line, where MLIR gives up. */
    private void skipString() {
      at++;
      while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
    }
  }
}
