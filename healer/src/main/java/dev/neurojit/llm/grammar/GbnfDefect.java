package dev.neurojit.llm.grammar;

/** Unwinds parser and checks at the first defect; never leaves the package. */
final class GbnfDefect extends Exception {

  private final int line;
  private final int column;

  GbnfDefect(int line, int column, String message) {
    super(message);
    this.line = line;
    this.column = column;
  }

  /** Creates a defect of the grammar as a whole. */
  GbnfDefect(String message) {
    this(0, 0, message);
  }

  GbnfRead.Malformed verdict() {
    return new GbnfRead.Malformed(line, column, String.valueOf(getMessage()));
  }
}
