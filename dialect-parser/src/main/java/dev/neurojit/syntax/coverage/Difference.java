package dev.neurojit.syntax.coverage;

/**
 * A place where this front end and MLIR differ.
 *
 * @param kind in what
 * @param place {@code file:line:column}
 * @param message one line
 */
public record Difference(Kind kind, String place, String message) {
  /** In what the two differ. */
  public enum Kind {
    /** MLIR parses the text; here it has a syntax error. */
    MISS,
    /** A rule objects to a valid text. */
    FALSE_FINDING,
    /** MLIR has an operation where no statement of ours has its name. */
    UNCUT,
    /** The scope model tells another type than MLIR. */
    WRONG_TYPE
  }
}
