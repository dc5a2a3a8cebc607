package dev.neurojit.flight;

import dev.neurojit.mlir.Value;
import java.util.List;

/**
 * The memory of the lanes between inner loops: the rows of the start, those of {@link Extra}, and
 * one for each constant.
 *
 * @param width how many flights fly side by side
 * @param constants of the controller
 */
record Lanes(int width, int constants) {
  /**
   * Enough for two vector registers of AVX-512 or four of AVX2: a step is a long chain of
   * operations, and two in flight keep the divider busy.
   */
  static final int WIDTH = 16;

  /** What a lane knows besides its start. */
  enum Extra {
    /** Control steps done. */
    INDEX,
    /** The column of the flight. */
    COLUMN,
    /** What the controller said. */
    ASKED,
    /** 1 if nothing happened in the last step, else 0. */
    QUIET,
    /** The number of the controller's fault. */
    FAULT,
    /** i64: turns that the controller's loops may still take. */
    TURNS;

    static final List<Extra> ALL = List.of(values());
  }

  int rows() {
    return Row.ALL.size() + Extra.ALL.size() + constants;
  }

  Value row(Build code, Row row) {
    return code.integer(Row.ALL.indexOf(row));
  }

  Value row(Build code, Extra extra) {
    return code.integer(Row.ALL.size() + (long) Extra.ALL.indexOf(extra));
  }

  Value constant(Build code, int index) {
    return code.integer(firstConstant() + (long) index);
  }

  /** The row of the first constant: how many they are does not move any other row. */
  int firstConstant() {
    return Row.ALL.size() + Extra.ALL.size();
  }
}
