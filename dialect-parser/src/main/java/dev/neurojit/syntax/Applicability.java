package dev.neurojit.syntax;

/** How far a patch may be trusted. */
public enum Applicability {
  /** The text itself shows the intent; may be applied without asking. */
  SAFE,
  /** Plausible, but another reading is possible; a person or a judge has to choose. */
  MAYBE_INCORRECT,
  /** An illustration, with parts to fill in; never applied. */
  DISPLAY_ONLY
}
