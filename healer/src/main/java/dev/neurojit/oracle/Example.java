package dev.neurojit.oracle;

import java.util.List;

/**
 * A call whose answer is known.
 *
 * @param inputs boxed, of just the parameters' types
 * @param output of the result's type
 */
public record Example(List<Object> inputs, Object output) {
  public Example {
    inputs = List.copyOf(inputs);
  }
}
