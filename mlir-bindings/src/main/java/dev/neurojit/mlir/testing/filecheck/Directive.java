package dev.neurojit.mlir.testing.filecheck;

/**
 * One line of a check file.
 *
 * @param label as it is written, such as {@code CHECK-NEXT}
 * @param count how often it must match in a row
 * @param offset where its text begins in the check file
 */
record Directive(Kind kind, String label, int count, int offset, CheckPattern pattern) {
  enum Kind {
    PLAIN(""),
    NEXT("-NEXT"),
    SAME("-SAME"),
    NOT("-NOT"),
    DAG("-DAG"),
    LABEL("-LABEL"),
    EMPTY("-EMPTY"),
    COUNT("-COUNT-"),
    /** The end of the input, after a last -DAG or -NOT. */
    END("");

    private final String suffix;

    Kind(String suffix) {
      this.suffix = suffix;
    }

    String suffix() {
      return suffix;
    }

    /** Whether it says where it stands relative to the match before, and so needs one. */
    boolean isRelative() {
      return this == NEXT || this == SAME || this == EMPTY;
    }
  }
}
