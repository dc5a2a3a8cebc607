package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds comments with a mark at both ends, or that of SQL, outside strings and line comments. Looks
 * at each character once: a mark that nothing closes is passed by.
 */
final class CommentScan {
  private static final List<String> MARKS =
      List.of("/*", "<!--", "-- ", "--\t", "\"\"\"", "'''", "(*");

  private final String text;
  private final List<Piece> found = new ArrayList<>();
  private final Map<String, Integer> last = new HashMap<>();

  /** A comment with its marks, and what is inside. */
  record Piece(Span span, String inside) {}

  private CommentScan(String text) {
    this.text = text;
  }

  static List<Piece> of(String text) {
    if (MARKS.stream().noneMatch(text::contains)) {
      return List.of();
    }
    CommentScan scan = new CommentScan(text);
    int i = 0;
    while (i < text.length()) {
      i = scan.take(i);
    }
    return scan.found;
  }

  /** Returns the offset after what begins at {@code i}. */
  private int take(int i) {
    return switch (text.charAt(i)) {
      case '/' -> text.startsWith("//", i) ? lineEnd(i) : closed(i, "/*", "*/");
      case '(' -> closed(i, "(*", "*)");
      case '<' -> closed(i, "<!--", "-->");
      case '-' -> dashed(i);
      case '\'' -> closed(i, "'''", "'''");
      case '"' -> {
        int after = closed(i, "\"\"\"", "\"\"\"");
        yield after > i + 1 ? after : afterString(i);
      }
      default -> i + 1;
    };
  }

  private int closed(int i, String open, String close) {
    int inside = i + open.length();
    boolean opens = text.startsWith(open, i);
    if (!opens || inside > last.computeIfAbsent(close, text::lastIndexOf)) {
      return i + 1;
    }
    int end = text.indexOf(close, inside);
    found.add(new Piece(new Span(i, end + close.length()), text.substring(inside, end)));
    return end + close.length();
  }

  private int dashed(int i) {
    boolean opens = text.startsWith("-- ", i) || text.startsWith("--\t", i);
    if (!opens || i == 0 || !Character.isWhitespace(text.charAt(i - 1))) {
      return i + 1;
    }
    int end = lineEnd(i);
    found.add(new Piece(new Span(i, end), text.substring(i + 3, end)));
    return end;
  }

  /** A string ends on its line; a quote that does not is passed by. */
  private int afterString(int i) {
    for (int at = i + 1; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '"' -> {
          return at + 1;
        }
        case '\n' -> {
          return i + 1;
        }
        case '\\' -> at++;
        default -> {}
      }
    }
    return i + 1;
  }

  private int lineEnd(int i) {
    int end = text.indexOf('\n', i);
    return end < 0 ? text.length() : end;
  }
}
