package dev.neurojit.mlir;

/** What the operations of a text lie in. */
public enum TopLevel {
  /** A module, which is put around them unless the text has one. */
  MODULE,
  /** Nothing: the text is one operation of any name, which takes the place of the module. */
  OPERATION
}
