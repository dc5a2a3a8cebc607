package dev.neurojit.syntax;

/**
 * A note that MLIR attached to an error, such as "prior use here".
 *
 * @param line from 1; 0 where the note has no place in the text
 * @param column from 1, in UTF-8 bytes as MLIR counts
 * @param message MLIR's words
 */
public record NativeNote(int line, int column, String message) {}
