package dev.neurojit.lsp;

import dev.neurojit.syntax.Span;
import java.util.Arrays;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * The lines of a text as the protocol counts them: from 0, ended by {@code \n}, {@code \r\n} or a
 * lone {@code \r}, characters in UTF-16 units. Places outside give the nearest one inside.
 */
final class TextLines {
  private final String text;
  private final int[] starts;

  TextLines(String text) {
    this.text = text;
    this.starts = starts(text);
  }

  /** Returns the offset of a position. */
  int offset(Position position) {
    int line = position.getLine();
    if (line >= starts.length) {
      return text.length();
    }
    int from = starts[Math.max(0, line)];
    return line < 0 ? 0 : Math.clamp(from + (long) position.getCharacter(), from, end(line));
  }

  /** Returns the span of a range; one that ends before it begins is empty. */
  Span span(Range range) {
    int start = offset(range.getStart());
    return new Span(start, Math.max(start, offset(range.getEnd())));
  }

  /** Returns the position of an offset in 0..length. */
  Position position(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line, offset - starts[line]);
  }

  /** Returns the range of a span. */
  Range range(Span span) {
    return new Range(position(span.start()), position(span.end()));
  }

  /** Returns the offset after the last character of a line, without its end. */
  private int end(int line) {
    if (line == starts.length - 1) {
      return text.length();
    }
    int end = starts[line + 1] - 1;
    boolean pair = text.charAt(end) == '\n' && end > starts[line] && text.charAt(end - 1) == '\r';
    return pair ? end - 1 : end;
  }

  private static int[] starts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !pair)) {
        starts = count == starts.length ? Arrays.copyOf(starts, 2 * count) : starts;
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }
}
