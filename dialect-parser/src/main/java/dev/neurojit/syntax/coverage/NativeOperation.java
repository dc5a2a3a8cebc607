package dev.neurojit.syntax.coverage;

import java.util.List;

/**
 * An operation as MLIR parsed it.
 *
 * @param line of its name, from 1; operations that MLIR adds by itself have the place of another
 * @param column of its name, from 1, in UTF-8 bytes
 * @param name in full
 * @param types of its results, as MLIR prints them
 */
public record NativeOperation(int line, int column, String name, List<String> types) {
  public NativeOperation {
    types = List.copyOf(types);
  }

  /** Returns the part of the name before the first dot. */
  public String dialect() {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
