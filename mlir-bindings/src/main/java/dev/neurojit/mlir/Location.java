package dev.neurojit.mlir;

import java.nio.charset.StandardCharsets;

/**
 * A range in a source text as MLIR counts it: lines from 1, columns from 1 in bytes of UTF-8. Start
 * and end are equal for a point.
 */
public record Location(String file, int startLine, int startColumn, int endLine, int endColumn) {
  /** Where MLIR knows no place; all numbers are 0. */
  public static final Location UNKNOWN = new Location("", 0, 0, 0, 0);

  /** One point. */
  public static Location point(String file, int line, int column) {
    return new Location(file, line, column, line, column);
  }

  public boolean isKnown() {
    return startLine > 0;
  }

  /**
   * The 1-based column in UTF-16 units of the character that holds the byte column; one past the
   * line's end at most.
   *
   * @param line the text of the line, without its break
   * @param byteColumn a column of this record, from 1
   */
  public static int charColumn(String line, int byteColumn) {
    int bytes = 0;
    int at = 0;
    while (at < line.length()) {
      int next = line.offsetByCodePoints(at, 1);
      bytes += line.substring(at, next).getBytes(StandardCharsets.UTF_8).length;
      if (bytes >= byteColumn) {
        return at + 1;
      }
      at = next;
    }
    return line.length() + 1;
  }

  @Override
  public String toString() {
    return isKnown() ? "%s:%d:%d".formatted(file, startLine, startColumn) : "unknown";
  }
}
