package dev.neurojit.mlir;

/** A rewrite of one operation, which {@link Patterns} applies wherever it matches. */
public interface Pattern {
  /** The operation it is rooted at, such as {@code arith.mulf}; empty for any. */
  String root();

  /** Patterns with more benefit are tried first; 0 to 65534. */
  default int benefit() {
    return 1;
  }

  /**
   * Rewrites the operation by the usual means, {@link Operation#replaceWith}, {@link
   * OperationBuilder#insert} and so on; the driver hears of it.
   *
   * @return whether it changed something; if not it must have left all as it was
   */
  boolean matchAndRewrite(Operation operation);
}
