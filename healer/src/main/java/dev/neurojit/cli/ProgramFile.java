package dev.neurojit.cli;

import dev.neurojit.resource.FileTrouble;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads the programs that users name: UTF-8 text of bounded size, or a clear refusal. */
final class ProgramFile {
  /** Largest program, bytes: the native parser needs twelve times that in memory. */
  static final int LIMIT = 4 << 20;

  private ProgramFile() {}

  /**
   * Reads a file, or standard input for {@code -}.
   *
   * @throws InputException if it is missing, not a readable file, too large or not UTF-8 text
   */
  static Source read(String name, InputStream standardInput) throws InputException {
    return decode(title(name), bytes(name, standardInput, LIMIT));
  }

  /** What diagnostics call a program. */
  static String title(String name) {
    return name.equals("-") ? "<stdin>" : name;
  }

  /**
   * Reads a file's bytes, or standard input's for {@code -}.
   *
   * @param limit how many it may be at most
   * @throws InputException if it is missing, not a readable file or too large
   */
  static byte[] bytes(String name, InputStream standardInput, int limit) throws InputException {
    if (name.equals("-")) {
      return limited(title(name), standardInput, limit);
    }
    if (name.isBlank()) {
      throw new InputException("'" + name + "' names no file");
    }
    Path file = Path.of(name);
    if (Files.notExists(file)) {
      throw new InputException(name + ": no such file");
    }
    if (Files.isDirectory(file)) {
      throw new InputException(name + ": is a directory", "name one file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return limited(name, in, limit);
    } catch (IOException e) {
      throw new InputException(name + ": cannot be read: " + FileTrouble.reason(e));
    }
  }

  private static byte[] limited(String name, InputStream in, int limit) throws InputException {
    try {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new InputException(
            String.format(Locale.ROOT, "%s: is larger than %d MiB", name, limit >> 20),
            "split it: NeuroJIT reads programs of at most that size");
      }
      return bytes;
    } catch (IOException e) {
      throw new InputException(name + ": cannot be read: " + FileTrouble.reason(e));
    }
  }

  private static Source decode(String name, byte[] bytes) throws InputException {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        throw new InputException(
            name + ": is not text: byte " + i + " is NUL",
            "give MLIR's text form; mlir-opt prints it from bytecode");
      }
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      return Source.of(name, StandardCharsets.UTF_8.newDecoder().decode(in).toString());
    } catch (CharacterCodingException e) {
      // The decoder stops in front of the bytes that it cannot read.
      String before = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
      Source read = Source.of(name, before);
      var at = read.positionAt(read.length());
      throw new InputException(
          String.format(
              Locale.ROOT,
              "%s:%d:%d: byte 0x%02X is not UTF-8",
              name,
              at.line(),
              at.column(),
              bytes[in.position()] & 0xFF),
          "save the file as UTF-8");
    }
  }
}
