package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A line of the text.
 *
 * @param number counted from 1
 * @param text the line without its end
 * @param start the offset of the line
 */
record Line(int number, String text, int start) {
  /** Longer lines were not written by hand, and patterns would take long. */
  static final int LONGEST = 500;

  /** The lines of a text; once a tree. */
  private record Lines(List<Line> all) {
    static Lines of(SyntaxTree tree) {
      Source source = tree.source();
      return new Lines(
          IntStream.rangeClosed(1, source.lineCount())
              .mapToObj(n -> new Line(n, source.lineText(n), source.lineSpan(n).start()))
              .toList());
    }
  }

  /** Returns all lines of the text, the first at index 0. */
  static List<Line> of(SyntaxTree tree) {
    return tree.analysis(Lines.class, Lines::of).all();
  }

  /** Returns the first character of a line that is no blank, or 0. */
  static char first(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (!Character.isWhitespace(line.charAt(i))) {
        return line.charAt(i);
      }
    }
    return 0;
  }

  /** Returns where in the line a comment begins, or its length. */
  int codeEnd() {
    int comment = text.indexOf("//");
    return comment < 0 ? text.length() : comment;
  }

  /** Returns what stands before a comment. */
  String code() {
    return text.substring(0, codeEnd());
  }

  /** Returns whether nobody wrote it by hand. */
  boolean isLong() {
    return text.length() > LONGEST;
  }
}
