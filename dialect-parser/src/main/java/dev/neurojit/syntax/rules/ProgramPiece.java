package dev.neurojit.syntax.rules;

import java.util.List;

/**
 * The lines of a region and the values it gives.
 *
 * @param lines indented, without the terminator
 */
record ProgramPiece(String lines, List<Formula.Leaf> values) {
  List<String> types() {
    return types(values);
  }

  static List<String> types(List<Formula.Leaf> values) {
    return values.stream().map(it -> String.valueOf(it.type())).toList();
  }

  /** Returns values as the arguments of a branch. */
  static String arguments(List<Formula.Leaf> values) {
    return values.isEmpty()
        ? ""
        : "(" + names(values) + " : " + String.join(", ", types(values)) + ")";
  }

  /** Returns the return of values. */
  static String returned(List<Formula.Leaf> values) {
    return values.isEmpty()
        ? "return"
        : "return " + names(values) + " : " + String.join(", ", types(values));
  }

  static String names(List<Formula.Leaf> values) {
    return String.join(", ", values.stream().map(Formula.Leaf::text).toList());
  }

  /** Returns the line that hands the values on; none where there are none. */
  String ending(String indent) {
    return values.isEmpty()
        ? ""
        : indent + "scf.yield " + names(values) + " : " + String.join(", ", types()) + "\n";
  }
}
