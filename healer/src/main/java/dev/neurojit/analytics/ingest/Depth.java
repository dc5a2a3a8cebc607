package dev.neurojit.analytics.ingest;

/** How closely texts are looked at. */
public enum Depth {
  /** Grammar and rules alone: nothing native runs, and whether a text is valid stays open. */
  FRONT_END,
  /** MLIR's verdict, and what grammar and rules say of texts that it refuses. */
  VERIFIED,
  /** The repairs besides, and MLIR's verdict on what they make of the text. */
  REPAIRED
}
