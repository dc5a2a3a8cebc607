package dev.neurojit.mlir.opt;

import java.util.Arrays;

/** A text under a name, whose places messages show. */
public final class NamedText {
  private final String name;
  private final String text;
  private final int[] lineStarts;

  /** Makes one; the name may be that of a file. */
  public NamedText(String name, String text) {
    this.name = name;
    this.text = text;
    this.lineStarts =
        java.util.stream.IntStream.concat(
                java.util.stream.IntStream.of(0),
                java.util.stream.IntStream.range(0, text.length())
                    .filter(i -> text.charAt(i) == '\n')
                    .map(i -> i + 1))
            .toArray();
  }

  /** What messages call it. */
  public String name() {
    return name;
  }

  /** All of it. */
  public String text() {
    return text;
  }

  /** From 1. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Where a line begins, from 1; the end of the text if it has no such line. */
  int start(int line) {
    return line <= lineStarts.length ? lineStarts[line - 1] : text.length();
  }

  /** {@code name:line:column: kind: message}, the line, and a caret under the place. */
  public String show(int offset, String kind, String message) {
    int line = line(offset);
    int start = lineStarts[line - 1];
    int end = text.indexOf('\n', start);
    String content = text.substring(start, end < 0 ? text.length() : end);
    int column = offset - start;
    String indent =
        content.substring(0, Math.min(column, content.length())).replaceAll("[^\t]", " ");
    return "%s:%d:%d: %s: %s%n%s%n%s^%n"
        .formatted(name, line, column + 1, kind, message, content, indent);
  }
}
