package dev.neurojit.report.chart;

import java.util.Locale;

/** What a colour means. The page's style has a class for each, for light and dark. */
public enum Tone {
  /** As it was before. */
  BEFORE,
  /** The first of several, the least treated. */
  FIRST,
  SECOND,
  THIRD,
  GOOD,
  WARN,
  BAD,
  /** Of no account. */
  FAINT;

  /** Returns the name of the class. */
  public String style() {
    return name().toLowerCase(Locale.ROOT);
  }
}
