package dev.neurojit.llm.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Unpacks llama.cpp from its jar. The library's own loader unpacks to a fixed name in the shared
 * temporary directory and deletes others' files there: six starts at once all failed.
 */
final class NativeLibrary {

  private static final String NAME = "libjllama.so";

  private NativeLibrary() {}

  /**
   * Returns the library's file, unpacking it on first use.
   *
   * @throws IOException if the disk is full or the directory not ours to write
   */
  static Path unpack(Path state) throws IOException {
    byte[] library = resource();
    byte[] digest = sha256(library);
    Path directory =
        state.resolve("llama").resolve(HexFormat.of().formatHex(digest).substring(0, 16));
    Path file = directory.resolve(NAME);
    if (Files.isRegularFile(file) && Arrays.equals(sha256(Files.readAllBytes(file)), digest)) {
      return file;
    }
    privateDirectory(directory);
    Path fresh = Files.createTempFile(directory, NAME, ".part");
    try {
      Files.write(fresh, library);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
    return file;
  }

  /** Makes a directory that only this user can write: code is loaded from it. */
  static Path privateDirectory(Path directory) throws IOException {
    return Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  static byte[] resource() throws IOException {
    String machine = System.getProperty("os.arch", "").equals("aarch64") ? "aarch64" : "x86_64";
    String name = "de/kherud/llama/Linux/" + machine + "/" + NAME;
    try (InputStream in = NativeLibrary.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not in the class path");
      }
      return in.readAllBytes();
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
