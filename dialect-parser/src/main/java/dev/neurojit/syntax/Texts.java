package dev.neurojit.syntax;

/** Shortens texts for messages. */
final class Texts {
  private static final int LONGEST = 40;

  private Texts() {}

  /** Returns the text, cut to what fits into a message. */
  static String clip(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
