package dev.neurojit.cli;

import dev.neurojit.resource.FileTrouble;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

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
   * Refuses a file that cannot be written or that was given to be read, before anything is computed
   * for it.
   *
   * @param option that names it
   * @param target what it names; nothing is checked for null
   * @param given files that are read, or other words, such as {@code -}
   */
  static void check(String option, @Nullable Path target, String... given)
      throws InputException, IOException {
    if (target == null) {
      return;
    }
    if (Files.isDirectory(target)) {
      throw new InputException(
          option + " " + target + ": is a directory", "name a file, for example one inside it");
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new InputException(
          option + " " + target + ": there is no directory " + target.getParent(),
          "make it, or name a file elsewhere");
    }
    if (!Files.isWritable(Files.exists(target) && !Files.isRegularFile(target) ? target : folder)) {
      throw new InputException(
          option + " " + target + ": may not be written", "name a file elsewhere");
    }
    for (String input : given) {
      if (Files.exists(target) && isSame(target, input)) {
        throw new InputException(
            option + " names " + input + ", which is read", "give another file: it is not changed");
      }
    }
  }

  private static boolean isSame(Path target, String input) throws IOException {
    try {
      Path read = Path.of(input);
      return Files.exists(read) && Files.isSameFile(target, read);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * Writes a text and returns the file. Through a link the file behind it is replaced; a device or
   * a pipe is written to.
   *
   * @throws IOException if it cannot be written, and says why; what was there is left
   */
  static Path write(Path file, String text) throws IOException {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
        Files.writeString(file, text);
      } else {
        replace(Files.exists(file) ? file.toRealPath() : file, text);
      }
      return file;
    } catch (IOException e) {
      throw new IOException("cannot write " + file + ": " + FileTrouble.reason(e), e);
    }
  }

  private static void replace(Path target, String text) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.writeString(part, text);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
