package dev.neurojit.blame;

import java.util.List;

/**
 * A value of the program at the decisive steps.
 *
 * @param name with its percent sign
 * @param operation that makes it, for example {@code arith.subf}
 * @param line of the operation, from 1
 * @param values in the order of the moments; an i1 is 0 or 1
 */
public record Traced(String name, String operation, int line, List<Double> values) {
  public Traced {
    values = List.copyOf(values);
  }
}
