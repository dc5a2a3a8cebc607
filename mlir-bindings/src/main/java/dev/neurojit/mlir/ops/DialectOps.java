package dev.neurojit.mlir.ops;

/** Makes operations of one dialect at one place. */
abstract class DialectOps {
  private final OpBuilder at;

  DialectOps(OpBuilder at) {
    this.at = at;
  }

  final OpBuilder at() {
    return at;
  }

  final Draft draft(String operation) {
    return new Draft(operation, at);
  }
}
