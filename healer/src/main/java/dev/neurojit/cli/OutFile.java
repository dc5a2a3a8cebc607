package dev.neurojit.cli;

import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes results so that a file is either whole or untouched. */
final class OutFile {
  private static final String SUFFIX = ".mlir";

  private OutFile() {}

  /**
   * Returns where a healed program goes by default: {@code lander.healed.mlir} beside the given.
   */
  static Path healed(Source program) {
    if (program.name().startsWith("<")) {
      return Path.of("stdin.healed" + SUFFIX);
    }
    Path given = Path.of(program.name());
    String name = String.valueOf(given.getFileName());
    String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    return given.resolveSibling(stem + ".healed" + SUFFIX);
  }

  /** Writes a program; see {@link #write(Path, String)}. */
  static Path write(Path file, Source program) throws IOException {
    return write(file, program.text());
  }

  /**
   * Writes a text and returns the file.
   *
   * @throws IOException if it cannot be written; what was there is left
   */
  static Path write(Path file, String text) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.writeString(part, text);
      return Files.move(
          part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
