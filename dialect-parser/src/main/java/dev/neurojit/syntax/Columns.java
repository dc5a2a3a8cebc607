package dev.neurojit.syntax;

/** How wide text is on a terminal: tabs as four blanks, wide characters two columns, marks none. */
final class Columns {
  private static final String TAB = "    ";

  private Columns() {}

  /** Returns the text with tabs as blanks and control characters made harmless. */
  static String visible(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (c == '\t') {
            result.append(TAB);
          } else {
            result.appendCodePoint(Character.isISOControl(c) ? 0xFFFD : c);
          }
        });
    return result.toString();
  }

  /** Returns the number of columns that the text takes once it is made visible. */
  static int width(String text) {
    return text.codePoints().map(Columns::width).sum();
  }

  private static int width(int codePoint) {
    if (codePoint == '\t') {
      return TAB.length();
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(codePoint) ? 2 : 1;
    };
  }

  /** The blocks of East Asian wide characters and of emoji. */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1FAFF)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }
}
