package dev.neurojit.flight;

/** Comparisons, with MLIR's numbers for them. */
enum Predicate {
  FLOAT_GREATER("arith.cmpf", 2),
  FLOAT_LESS("arith.cmpf", 4),
  FLOAT_AT_MOST("arith.cmpf", 5),
  FLOAT_ORDERED("arith.cmpf", 7),
  INTEGER_EQUAL("arith.cmpi", 0),
  INTEGER_LESS("arith.cmpi", 2);

  private final String operation;
  private final int number;

  Predicate(String operation, int number) {
    this.operation = operation;
    this.number = number;
  }

  String operation() {
    return operation;
  }

  int number() {
    return number;
  }
}
