package dev.neurojit.llm.worker;

/** Work that a local model can save; the text is the same with and without. */
public enum Saving {
  /** What the last prompt began with is not evaluated again. */
  HELD_PREFIX,
  /** Prefixes that many runs share are kept in files. */
  STORED_PREFIX,
  /** Tokens that the prompt suggests are evaluated together. */
  GUESSES
}
