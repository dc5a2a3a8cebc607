package dev.neurojit.cli.render;

/** Terminal colours, or none. */
public enum Style {
  /** No escape sequences at all. */
  PLAIN,
  /** ANSI colours. */
  COLOR;

  /** Returns bold text. */
  public String bold(String text) {
    return wrap("1", text);
  }

  /** Returns faint text. */
  public String faint(String text) {
    return wrap("2", text);
  }

  /** Returns text for good news. */
  public String good(String text) {
    return wrap("32", text);
  }

  /** Returns text for bad news. */
  public String bad(String text) {
    return wrap("31", text);
  }

  /** Returns text for places and positions. */
  public String place(String text) {
    return wrap("36", text);
  }

  private String wrap(String code, String text) {
    return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
