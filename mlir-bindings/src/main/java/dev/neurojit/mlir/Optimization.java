package dev.neurojit.mlir;

/** LLVM's levels of optimisation. */
public enum Optimization {
  NONE(0),
  LESS(1),
  DEFAULT(2),
  AGGRESSIVE(3);

  private final int level;

  Optimization(int level) {
    this.level = level;
  }

  /** The digit of {@code -O}. */
  int level() {
    return level;
  }
}
