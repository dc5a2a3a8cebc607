package dev.neurojit.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A folder of texts, each in a file that is named by the text's SHA-256. Several processes may
 * store into one folder.
 *
 * @param folder must exist before a text is stored
 */
public record TextStore(Path folder) {
  /**
   * Stores a text and returns its SHA-256.
   *
   * @throws UncheckedIOException if the folder cannot be written
   */
  public String store(String text) {
    String hash = Sha256.of(text);
    Path file = folder.resolve(hash);
    if (Files.notExists(file)) {
      try {
        Path part = Files.createTempFile(folder, hash, ".part");
        try {
          // As bytes: half a surrogate pair, which a reply may hold, is no reason to lose it all.
          Files.write(part, text.getBytes(StandardCharsets.UTF_8));
          Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
          Files.deleteIfExists(part);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("the texts in " + folder + " cannot be written", e);
      }
    }
    return hash;
  }

  /**
   * Returns a text by its SHA-256.
   *
   * @throws UncheckedIOException if it is missing, cannot be read, or is not what was stored
   */
  public String text(String hash) {
    try {
      String text = Files.readString(folder.resolve(hash));
      if (!Sha256.of(text).equals(hash)) {
        throw new IOException("the text " + hash + " is not the one that was stored");
      }
      return text;
    } catch (IOException | InvalidPathException e) {
      throw new UncheckedIOException(
          "a text is missing in " + folder, e instanceof IOException io ? io : new IOException(e));
    }
  }
}
