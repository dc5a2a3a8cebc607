package dev.neurojit.syntax;

import java.util.List;

/**
 * Asks MLIR itself what it thinks of a text. Given from outside: this module does not know MLIR.
 */
@FunctionalInterface
public interface NativeCheck {
  /**
   * Returns the errors of parsing and verifying, in the order they were reported; empty if valid.
   */
  List<NativeError> check(Source source);
}
