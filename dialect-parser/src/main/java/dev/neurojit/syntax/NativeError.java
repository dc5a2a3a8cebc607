package dev.neurojit.syntax;

/**
 * An error of the native parser or verifier.
 *
 * @param line from 1
 * @param column from 1, in UTF-8 bytes as MLIR counts
 * @param message MLIR's words
 */
public record NativeError(int line, int column, String message) {}
