package dev.neurojit.flight;

import java.util.List;

/** How compiled code says that a flight ended; the numbers count from 0. */
enum Ending {
  TOUCHDOWN,
  ESCAPED,
  OUT_OF_TIME,
  /** The controller returned NaN. */
  NAN,
  /** The controller's loops took too many turns: {@link #NAN} plus the number of the fault. */
  OUT_OF_FUEL,
  INTEGER_DIVISION;

  /** What code uses for a flight that goes on. */
  static final double NONE = -1;

  private static final List<Ending> ALL = List.of(values());

  static Ending of(double number) {
    return ALL.get((int) number);
  }

  double number() {
    return ALL.indexOf(this);
  }
}
