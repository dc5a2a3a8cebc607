package dev.neurojit.mlir.testing.filecheck;

/** A directive that cannot be read. The message shows its place. */
final class CheckSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  CheckSyntaxException(String message) {
    super(message);
  }
}
