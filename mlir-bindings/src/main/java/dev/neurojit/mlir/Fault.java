package dev.neurojit.mlir;

/** Why guarded code returned before its end. */
public enum Fault {
  NONE,
  OUT_OF_FUEL,
  /** By zero, or of the least integer by -1. */
  INTEGER_DIVISION;

  /** From the numbers of NeurojitFault. */
  static Fault of(int number) {
    return switch (number) {
      case 0 -> NONE;
      case 1 -> OUT_OF_FUEL;
      case 2 -> INTEGER_DIVISION;
      default -> throw new IllegalArgumentException("no fault " + number);
    };
  }
}
