package dev.neurojit.mlir;

/**
 * A type that only its dialect could tell more of.
 *
 * @param dialect the namespace
 * @param data the text of the type
 */
public record OpaqueType(String dialect, String data) {
  static String requireNamespace(String dialect) {
    if (!dialect.matches("[A-Za-z_][\\w$]*")) {
      throw new IllegalArgumentException("'%s' is no name of a dialect.".formatted(dialect));
    }
    return dialect;
  }
}
