package dev.neurojit.mlir;

/**
 * MLIR crashed, or LLVM gave up, in a call that has no other way to say so. The context is given up
 * by then; close it and what is in it.
 */
public final class NativeCrashException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  NativeCrashException(String message) {
    super(message);
  }
}
