package dev.neurojit.mlir;

import java.util.List;

/**
 * An operation as MLIR parsed it from a text.
 *
 * @param line of its name, from 1; operations that MLIR adds have the place of another one
 * @param column of its name, from 1, in bytes
 * @param name in full
 * @param types of its results, as MLIR prints them
 */
public record SurveyedOperation(int line, int column, String name, List<String> types) {
  public SurveyedOperation {
    types = List.copyOf(types);
  }

  static SurveyedOperation read(String reportLine) {
    List<String> parts = List.of(reportLine.split("\t"));
    return new SurveyedOperation(
        Integer.parseInt(parts.get(0)),
        Integer.parseInt(parts.get(1)),
        parts.get(2),
        parts.subList(3, parts.size()));
  }
}
