package dev.neurojit.flight;

import dev.neurojit.mlir.Value;
import java.util.List;

/**
 * What the plant's functions hand to each other, all i64: where the batch lies, and what is the
 * same for all of its flights.
 *
 * @param values {@value #SIZE} of them
 */
record Cabin(List<Value> values) {
  /** How many arguments it takes. */
  static final int SIZE = 7;

  /** The first arguments of a function. */
  static Cabin of(List<Value> arguments) {
    return new Cabin(List.copyOf(arguments.subList(0, SIZE)));
  }

  /** The table of starts. */
  Rows starts() {
    return new Rows(values.get(0), values.get(2));
  }

  /** The table of {@link Result}s. */
  Rows results() {
    return new Rows(values.get(1), values.get(2));
  }

  /** Behind the last flight to fly. */
  Value end() {
    return values.get(3);
  }

  /** The table of the lanes. */
  Rows lanes(Build code, Lanes layout) {
    return new Rows(values.get(4), code.integer(layout.width()));
  }

  /** How many constants the controller has. */
  Value constants() {
    return values.get(5);
  }

  /** Turns that the controller's loops may take in one flight. */
  Value turns() {
    return values.get(6);
  }
}
