package dev.neurojit.admit.diff;

/** Ends an interpretation without a result. */
final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why. */
  enum Reason {
    /** An integer division without a result. */
    DIVISION,
    /** More turns than the interpreter is patient for. */
    PATIENCE
  }

  final Reason reason;

  Fault(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }
}
