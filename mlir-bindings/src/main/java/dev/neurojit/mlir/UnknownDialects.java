package dev.neurojit.mlir;

/** What becomes of a text that uses dialects MLIR does not know. */
public enum UnknownDialects {
  REFUSED,
  /** In the generic form of operations; nothing about them is verified. */
  ALLOWED
}
