package dev.neurojit.mlir.opt;

/** Something thrown, in one line. */
final class Frames {
  private Frames() {}

  /** Its class, message and the place it was thrown at. */
  static String describe(Throwable thrown) {
    StackTraceElement[] frames = thrown.getStackTrace();
    return thrown + (frames.length == 0 ? "" : " at " + frames[0]);
  }
}
