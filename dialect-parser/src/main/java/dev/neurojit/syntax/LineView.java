package dev.neurojit.syntax;

/**
 * The part of a source line that fits a terminal, with an ellipsis where something is left out.
 *
 * @param text made visible
 * @param indent columns before the span
 * @param width columns of the span, at least 1
 */
record LineView(String text, int indent, int width) {
  /** Longer lines, in columns, are cut around the span. */
  static final int WIDEST = 160;

  private static final String ELLIPSIS = "...";
  private static final int BEFORE = 40;

  /** Returns the view of a line on which the characters {@code from} to {@code to} are meant. */
  static LineView of(String line, int from, int to) {
    if (Columns.width(line) <= WIDEST) {
      return new LineView(Columns.visible(line), indent(line, from), width(line, from, to));
    }
    int start = from <= BEFORE * 2 ? 0 : whole(line, from - BEFORE);
    int end = start;
    int columns = 0;
    while (end < line.length() && columns < WIDEST - 2 * ELLIPSIS.length()) {
      int next = line.offsetByCodePoints(end, 1);
      columns += Columns.width(line.substring(end, next));
      end = next;
    }
    String part = line.substring(start, end);
    String before = start > 0 ? ELLIPSIS : "";
    String after = end < line.length() ? ELLIPSIS : "";
    int last = Math.min(to, end) - start;
    return new LineView(
        before + Columns.visible(part) + after,
        before.length() + indent(part, from - start),
        width(part, from - start, last));
  }

  /** Returns a line without a span, cut around a character of it. */
  static String clipped(String line, int around) {
    return of(line, around, around).text();
  }

  private static int indent(String line, int from) {
    return Columns.width(line.substring(0, from));
  }

  private static int width(String line, int from, int to) {
    return Math.max(1, Columns.width(line.substring(from, to)));
  }

  /** Not between the halves of a character. */
  private static int whole(String line, int at) {
    return at < line.length() && Character.isLowSurrogate(line.charAt(at)) ? at - 1 : at;
  }
}
