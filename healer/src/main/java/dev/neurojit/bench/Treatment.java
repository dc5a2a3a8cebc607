package dev.neurojit.bench;

import java.util.Locale;

/** What is done to a program before it is judged, least first. */
public enum Treatment {
  /** Nothing: the code of the reply as it stands in its block. */
  WRITTEN,
  /** The repair rules. */
  REPAIRED,
  /** The repair rules, then the tuner where the program runs but misses the objective. */
  TUNED;

  /** Returns the word that reports use. */
  public String label() {
    return switch (this) {
      case WRITTEN -> "as written";
      case REPAIRED -> "repaired";
      case TUNED -> "repaired and tuned";
    };
  }

  /** Returns the word that tables and JSON use. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
