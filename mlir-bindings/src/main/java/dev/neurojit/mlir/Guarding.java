package dev.neurojit.mlir;

/** Whether compiled code is made harmless. */
public sealed interface Guarding {
  /** As LLVM makes it: for trusted code only. */
  record Unguarded() implements Guarding {}

  /**
   * Ends whatever the program does: see {@link Guard}.
   *
   * @param fuel loop turns and calls the code may make until {@link Guard#refuel}
   */
  record Guarded(long fuel) implements Guarding {}
}
