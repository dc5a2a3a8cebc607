package dev.neurojit.flight;

import java.util.List;

/** What is known of a flight's end: one row each, one column a flight. */
enum Result {
  TIME,
  ALTITUDE,
  VELOCITY,
  FUEL,
  /** The number of an {@link Ending}. */
  ENDING,
  /** Control steps begun. */
  STEPS;

  static final List<Result> ALL = List.of(values());

  /** The number of its row. */
  int index() {
    return ALL.indexOf(this);
  }
}
