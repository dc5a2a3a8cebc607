package dev.neurojit.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file as it was hashed.
 *
 * @param sha256 of its bytes
 * @param bytes its size
 * @param modified when it was last written
 */
record FileState(String sha256, long bytes, FileTime modified) {
  private static final int BLOCK = 1 << 20;

  /** Reads the whole file. */
  static FileState of(Path file) throws IOException {
    return new FileState(hash(file), Files.size(file), Files.getLastModifiedTime(file));
  }

  /** Returns the file's state now; it is read again only where size or time differ. */
  FileState now(Path file) throws IOException {
    return Files.size(file) == bytes && Files.getLastModifiedTime(file).equals(modified)
        ? this
        : of(file);
  }

  private static String hash(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] block = new byte[BLOCK];
      try (var digested = new DigestInputStream(in, digest)) {
        int read = 0;
        while (read >= 0) {
          read = digested.read(block);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
