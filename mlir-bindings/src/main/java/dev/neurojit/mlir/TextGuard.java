package dev.neurojit.mlir;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What is refused before MLIR sees it, because MLIR does not survive it or misreads it: text over 4
 * MiB, NUL (MLIR takes it for white space), the magic number of MLIR bytecode, and brackets nested
 * more than 128 deep (MLIR's parser recurses).
 */
public final class TextGuard {
  /** In UTF-16 units. */
  public static final int MAX_LENGTH = 4 << 20;

  public static final int MAX_NESTING = 128;

  private static final String BYTECODE_MAGIC = "ML\u00efR";
  private static final String BROKEN_BYTECODE_MAGIC = "ML\ufffdR";

  private TextGuard() {}

  /** The first reason to refuse the text, at its place in it; empty if there is none. */
  public static Optional<MlirDiagnostic> check(String name, String text) {
    if (text.length() > MAX_LENGTH) {
      return refuse(
          name,
          text,
          0,
          "text of %,d characters is over the limit of %,d".formatted(text.length(), MAX_LENGTH));
    }
    if (text.startsWith(BYTECODE_MAGIC) || text.startsWith(BROKEN_BYTECODE_MAGIC)) {
      return refuse(name, text, 0, "this is MLIR bytecode; MLIR text is expected");
    }
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      return refuse(name, text, nul, "NUL character; MLIR text has none");
    }
    Nesting nesting = Nesting.of(text);
    if (nesting.depth() > MAX_NESTING) {
      return refuse(
          name,
          text,
          nesting.deepest(),
          "brackets nested more than %d deep; simplify the program".formatted(MAX_NESTING));
    }
    return Optional.empty();
  }

  /**
   * Returns whether the text is refused for its nesting alone, so that {@link NativeProbe#verdict}
   * can still tell what MLIR says of it.
   */
  public static boolean isOnlyTooDeep(String text) {
    return text.length() <= MAX_LENGTH
        && !text.startsWith(BYTECODE_MAGIC)
        && !text.startsWith(BROKEN_BYTECODE_MAGIC)
        && text.indexOf('\0') < 0
        && Nesting.of(text).depth() > MAX_NESTING;
  }

  private static Optional<MlirDiagnostic> refuse(
      String name, String text, int offset, String message) {
    return Optional.of(MlirDiagnostic.error(message, at(name, text, offset)));
  }

  private static Location at(String name, String text, int offset) {
    String before = text.substring(0, offset);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    String start = before.substring(before.lastIndexOf('\n') + 1);
    int column = 1 + start.getBytes(StandardCharsets.UTF_8).length;
    return Location.point(name, line, column);
  }
}
