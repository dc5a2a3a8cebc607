package dev.neurojit.syntax;

import java.util.List;

/** Puts JSON (RFC 8259) together from pieces that are JSON already. */
final class Json {
  private Json() {}

  /** Returns a string with its quotes; unpaired surrogates become the replacement character. */
  static String text(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(c -> append(json, c));
    return json.append('"').toString();
  }

  /** Returns an object of keys and values in turn. */
  static String object(String... keysAndValues) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i + 1 < keysAndValues.length; i += 2) {
      json.append(i == 0 ? "" : ",").append(text(keysAndValues[i]));
      json.append(':').append(keysAndValues[i + 1]);
    }
    return json.append('}').toString();
  }

  /** Returns an array. */
  static String array(List<String> values) {
    return "[" + String.join(",", values) + "]";
  }

  private static void append(StringBuilder json, int c) {
    switch (c) {
      case '"' -> json.append("\\\"");
      case '\\' -> json.append("\\\\");
      case '\n' -> json.append("\\n");
      case '\r' -> json.append("\\r");
      case '\t' -> json.append("\\t");
      default -> {
        boolean lone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        if (c < 0x20) {
          json.append("\\u%04x".formatted(c));
        } else {
          json.appendCodePoint(lone ? 0xFFFD : c);
        }
      }
    }
  }
}
