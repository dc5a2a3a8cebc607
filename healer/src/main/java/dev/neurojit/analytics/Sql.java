package dev.neurojit.analytics;

/** Parts of statements. */
final class Sql {
  private Sql() {}

  /** Returns a text as a literal. */
  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
