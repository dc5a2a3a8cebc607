package dev.neurojit.syntax;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable text with a name and an index of its lines.
 *
 * <p>A line ends after {@code \n}, as MLIR counts; a {@code \r} before it belongs to the line end.
 */
public final class Source {
  private final String name;
  private final String text;
  private int @Nullable [] lineStarts;

  private Source(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /** Returns a source; {@code name} is what diagnostics show, usually a path. */
  public static Source of(String name, String text) {
    return new Source(Objects.requireNonNull(name), Objects.requireNonNull(text));
  }

  /** Returns a source of the same name with another text. */
  public Source withText(String newText) {
    return new Source(name, newText);
  }

  /** Returns the name that diagnostics show. */
  public String name() {
    return name;
  }

  /** Returns the whole text. */
  public String text() {
    return text;
  }

  /** Returns the characters of a span. */
  public String text(Span span) {
    return text.substring(span.start(), span.end());
  }

  /** Returns the number of characters. */
  public int length() {
    return text.length();
  }

  /** Returns the number of lines, at least 1. */
  public int lineCount() {
    return lineStarts().length;
  }

  /** Returns the line, from 1, of an offset in 0..length. */
  public int lineAt(int offset) {
    Objects.checkIndex(offset, text.length() + 1);
    int found = Arrays.binarySearch(lineStarts(), offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Returns the position of an offset in 0..length. */
  public Position positionAt(int offset) {
    int line = lineAt(offset);
    return new Position(line, offset - lineStarts()[line - 1] + 1);
  }

  /** Returns the offset of a position; places outside the text give the nearest one inside. */
  public int offsetAt(Position position) {
    int line = Math.clamp(position.line(), 1, lineCount());
    Span span = lineSpan(line);
    return Math.clamp(span.start() + (long) position.column() - 1, span.start(), span.end());
  }

  /** Returns the offset of a place that counts columns in UTF-8 bytes from 1, as MLIR does. */
  public int offsetAtBytes(int line, int byteColumn) {
    int within = Math.clamp(line, 1, lineCount());
    Span span = lineSpan(within);
    int bytes = 1;
    int offset = span.start();
    while (offset < span.end() && bytes < byteColumn) {
      int codePoint = text.codePointAt(offset);
      bytes += utf8Length(codePoint);
      offset += Character.charCount(codePoint);
    }
    return offset;
  }

  /** Returns the span of a line, from 1, without its line end. */
  public Span lineSpan(int line) {
    Objects.checkIndex(line - 1, lineStarts().length);
    int start = lineStarts()[line - 1];
    int end = line < lineStarts().length ? lineStarts()[line] - 1 : text.length();
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return new Span(start, end);
  }

  /** Returns the text of a line, from 1, without its line end. */
  public String lineText(int line) {
    return text(lineSpan(line));
  }

  /** Returns the span of a line, from 1, with its line end, for edits that remove it whole. */
  public Span fullLineSpan(int line) {
    Objects.checkIndex(line - 1, lineStarts().length);
    int end = line < lineStarts().length ? lineStarts()[line] : text.length();
    return new Span(lineStarts()[line - 1], end);
  }

  /** Returns the blanks at the start of the line that holds an offset. */
  public String indentAt(int offset) {
    int start = lineStarts()[lineAt(offset) - 1];
    int end = start;
    while (end < text.length() && isBlank(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  /** Returns whether a span lies on one line and nothing but blanks stands beside it there. */
  public boolean isAlone(Span span) {
    int before = span.start() - 1;
    while (before >= 0 && isBlank(text.charAt(before))) {
      before--;
    }
    return (before < 0 || text.charAt(before) == '\n')
        && lineAt(span.start()) == lineAt(span.end())
        && endsLine(span.end());
  }

  /** Returns the whole line of a span that is alone on it, its end included; else the span. */
  public Span ownLine(Span span) {
    return isAlone(span) ? fullLineSpan(lineAt(span.start())) : span;
  }

  /** Returns whether nothing but blanks follows an offset on its line. */
  public boolean endsLine(int offset) {
    int after = offset;
    while (after < text.length() && isBlank(text.charAt(after))) {
      after++;
    }
    return after == text.length() || text.charAt(after) == '\n' || text.charAt(after) == '\r';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Returns the line end that the first line of this text has. */
  public String lineEnd() {
    int first = lineStarts().length > 1 ? lineStarts()[1] - 2 : -1;
    return first >= 0 && text.charAt(first) == '\r' ? "\r\n" : "\n";
  }

  private static int utf8Length(int codePoint) {
    return codePoint < 0x80
        ? 1
        : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
  }

  /** Looked for at the first question: many a text is only read. */
  private int[] lineStarts() {
    int[] known = lineStarts;
    if (known == null) {
      known = lineStarts(text);
      lineStarts = known;
    }
    return known;
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
      }
      starts[count++] = end + 1;
    }
    return Arrays.copyOf(starts, count);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Source that && name.equals(that.name) && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, text);
  }

  @Override
  public String toString() {
    return "Source[" + name + ", " + text.length() + " characters]";
  }
}
