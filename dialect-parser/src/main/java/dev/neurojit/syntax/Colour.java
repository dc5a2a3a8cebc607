package dev.neurojit.syntax;

/** Whether rendered text carries terminal colours. */
public enum Colour {
  /** ANSI escape sequences. */
  ANSI,
  /** Plain text. */
  NONE;

  String bold(String text) {
    return wrap("1", text);
  }

  String red(String text) {
    return wrap("1;31", text);
  }

  String yellow(String text) {
    return wrap("1;33", text);
  }

  String blue(String text) {
    return wrap("1;34", text);
  }

  String green(String text) {
    return wrap("32", text);
  }

  String cyan(String text) {
    return wrap("1;36", text);
  }

  String removed(String text) {
    return wrap("31", text);
  }

  private String wrap(String code, String text) {
    return this == NONE || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
