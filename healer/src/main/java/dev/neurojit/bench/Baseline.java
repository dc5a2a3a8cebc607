package dev.neurojit.bench;

import java.util.Locale;

/** What a model has to beat. Each runs once for a program: the same program, the same result. */
public enum Baseline {
  /** The program as it was given, whatever the treatment. */
  IDENTITY("the program as it was given, untouched"),
  /** The given program, repaired by the rules, then tuned. */
  RULES("the given program: repair rules, then the tuner"),
  /** Known guidance laws, written into the program and tuned; the best of them. */
  LAWS("known guidance laws written into the program, then tuned: the structural proposer");

  private final String meaning;

  Baseline(String meaning) {
    this.meaning = meaning;
  }

  /** Returns the arm's name. */
  public String arm() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what it does, one clause. */
  public String meaning() {
    return meaning;
  }
}
