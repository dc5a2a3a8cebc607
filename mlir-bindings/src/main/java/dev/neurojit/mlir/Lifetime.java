package dev.neurojit.mlir;

/**
 * How long views of a module's IR are good: until it is closed, or rewritten as a whole, which
 * frees operations at random.
 */
final class Lifetime {
  private final MlirContext context;
  private boolean closed;
  private int revision;

  Lifetime(MlirContext context) {
    this.context = context;
  }

  MlirContext context() {
    return context;
  }

  int revision() {
    return revision;
  }

  void check() {
    context.check();
    if (closed) {
      throw new IllegalStateException("The MLIR module is closed.");
    }
  }

  void check(int madeIn) {
    check();
    if (madeIn != revision) {
      throw new IllegalStateException(
          "The MLIR module was rewritten by a pipeline since this view was taken; take a new one.");
    }
  }

  void rewrite() {
    revision++;
  }

  boolean isClosed() {
    return closed;
  }

  void close() {
    closed = true;
  }
}
