package dev.neurojit.syntax;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
  /** The text is not valid MLIR, or cannot mean what it says. */
  ERROR,
  /** Valid, but likely not meant. */
  WARNING,
  /** A remark without blame. */
  HELP;

  /** Returns the word that a rendered diagnostic begins with. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
