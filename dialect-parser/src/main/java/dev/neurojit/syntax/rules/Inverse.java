package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.scope.Scope;

/**
 * A condition that holds where another does not.
 *
 * @param lines that compute it, each with its line end and indentation
 * @param name of the value
 */
record Inverse(String lines, String name) {
  /** Returns the inverse of a condition, for statements of which each ends with {@code end}. */
  static Inverse of(String condition, int line, String end, Scope scope) {
    String truth = scope.fresh("true_" + line);
    String inverse = scope.fresh("not_" + line);
    String lines =
        "%s = arith.constant true%s%s = arith.xori %s, %s : i1%s"
            .formatted(truth, end, inverse, condition, truth, end);
    return new Inverse(lines, inverse);
  }
}
