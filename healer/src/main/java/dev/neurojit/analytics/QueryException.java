package dev.neurojit.analytics;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A query of the user's own is wrong. */
public final class QueryException extends Exception {
  private static final long serialVersionUID = 1;

  private final String sql;
  private final int offset;

  /** Takes what is wrong and its place in the query's UTF-8 bytes, -1 if it has none. */
  QueryException(String message, String sql, int offset) {
    super(message);
    this.sql = sql;
    this.offset = offset;
  }

  /** Returns where it is wrong: line and column from 1, the line, and a caret below. */
  public Optional<List<String>> place() {
    byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
    if (offset < 0 || offset > bytes.length) {
      return Optional.empty();
    }
    String before = new String(bytes, 0, offset, StandardCharsets.UTF_8);
    int start = before.lastIndexOf('\n') + 1;
    int end = sql.indexOf('\n', before.length());
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    int column = before.length() - start;
    return Optional.of(
        List.of(
            "line %d, column %d:".formatted(line, column + 1),
            "  " + sql.substring(start, end < 0 ? sql.length() : end),
            "  " + " ".repeat(column) + "^"));
  }
}
