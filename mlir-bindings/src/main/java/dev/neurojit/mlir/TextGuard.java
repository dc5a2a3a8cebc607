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
    return checkAtOnce(name, text).or(() -> checkNesting(name, scan(text)));
  }

  /** The reasons that are found without telling tokens apart. */
  static Optional<MlirDiagnostic> checkAtOnce(String name, String text) {
    if (text.length() > MAX_LENGTH) {
      return refuse(
          Location.point(name, 1, 1),
          "text of %,d characters is over the limit of %,d".formatted(text.length(), MAX_LENGTH));
    }
    if (text.startsWith(BYTECODE_MAGIC) || text.startsWith(BROKEN_BYTECODE_MAGIC)) {
      return refuse(Location.point(name, 1, 1), "this is MLIR bytecode; MLIR text is expected");
    }
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      byte[] before = text.substring(0, nul).getBytes(StandardCharsets.UTF_8);
      return refuse(at(name, before, before.length), "NUL character; MLIR text has none");
    }
    return Optional.empty();
  }

  /** The other reason. */
  static Optional<MlirDiagnostic> checkNesting(String name, TextScan scan) {
    if (scan.depth() > MAX_NESTING) {
      return refuse(
          at(name, scan.text(), scan.deepest()),
          "brackets nested more than %d deep; simplify the program".formatted(MAX_NESTING));
    }
    return Optional.empty();
  }

  static TextScan scan(String text) {
    return TextScan.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns whether the text is refused for its nesting alone, so that {@link NativeProbe#verdict}
   * can still tell what MLIR says of it.
   */
  public static boolean isOnlyTooDeep(String text) {
    return checkAtOnce("", text).isEmpty() && scan(text).depth() > MAX_NESTING;
  }

  private static Optional<MlirDiagnostic> refuse(Location place, String message) {
    return Optional.of(MlirDiagnostic.error(message, place));
  }

  private static Location at(String name, byte[] utf8, int offset) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < offset; i++) {
      if (utf8[i] == '\n') {
        line++;
        start = i + 1;
      }
    }
    return Location.point(name, line, 1 + offset - start);
  }
}
