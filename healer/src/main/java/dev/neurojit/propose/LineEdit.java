package dev.neurojit.propose;

/**
 * A change to one line of a program.
 *
 * @param line from 1
 * @param kind what happens there
 * @param text the new line; blank takes the old one away
 */
record LineEdit(int line, Kind kind, String text) {
  /** What an edit does at its line. */
  enum Kind {
    REPLACE,
    ADD_AFTER
  }

  /** Returns the edit as models write it. */
  String written() {
    return (line + (kind == Kind.ADD_AFTER ? "+: " : ": ") + text).stripTrailing();
  }
}
