package dev.neurojit.syntax;

import java.util.List;

/**
 * An error of the native parser or verifier.
 *
 * @param line from 1
 * @param column from 1, in UTF-8 bytes as MLIR counts
 * @param message MLIR's words
 * @param notes what MLIR adds, with places of their own
 */
public record NativeError(int line, int column, String message, List<NativeNote> notes) {
  public NativeError {
    notes = List.copyOf(notes);
  }

  /** An error without notes. */
  public NativeError(int line, int column, String message) {
    this(line, column, message, List.of());
  }
}
