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

  /**
   * As {@link Guarded}, except for functions with the attribute {@code passthrough =
   * ["neurojit-trusted"]}, which may use memory and read and write the gauge,
   * {@code @__neurojit_fuel : i64} and {@code @__neurojit_fault : i32}. To be used only where all
   * functions so marked are the caller's own.
   *
   * @param fuel as for {@link Guarded}
   */
  record GuardedUnlessTrusted(long fuel) implements Guarding {}
}
