package dev.neurojit.syntax.coverage;

import dev.neurojit.syntax.NativeError;
import java.util.List;

/** What MLIR made of a text, with unregistered dialects allowed. */
public sealed interface NativeReading {
  /** It parses. */
  record Parsed(Verified verified, List<NativeOperation> operations) implements NativeReading {
    public Parsed {
      operations = List.copyOf(operations);
    }
  }

  /** It does not parse. */
  record Rejected(NativeError error) implements NativeReading {}

  /** It kills MLIR's parser, verifier or printer, or takes too long. */
  record Killed(String cause) implements NativeReading {}

  /** Whether what parses is also valid. */
  enum Verified {
    VALID,
    INVALID
  }

  /** Asks MLIR. Given from outside: this module does not know MLIR. */
  @FunctionalInterface
  interface Reader {
    /** Returns what MLIR makes of the text. */
    NativeReading read(String text);
  }
}
