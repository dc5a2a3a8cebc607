package dev.neurojit.sim;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** From a file to the text of a scenario; bounded, and refusing anything but UTF-8. */
final class ScenarioFile {
  /** Far more than a scenario with every key commented needs. */
  static final int MOST_BYTES = 64 * 1024;

  private ScenarioFile() {}

  static Loaded load(Path file) {
    String name = file.toString();
    if (Files.isDirectory(file)) {
      return refused(name, "is a directory", "give the path of the file inside it");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      return bytes.length > MOST_BYTES
          ? refused(name, "is larger than 64 KiB", "give a scenario, not other data")
          : read(name, bytes);
    } catch (NoSuchFileException e) {
      return refused(name, "no such file", "check the path");
    } catch (AccessDeniedException e) {
      return refused(name, "cannot be read: permission denied", "check its permissions");
    } catch (IOException e) {
      return refused(name, "cannot be read (" + e + ")", "check the path");
    }
  }

  static Loaded read(String file, byte[] bytes) {
    CharBuffer text = CharBuffer.allocate(bytes.length);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, text, true);
    String decoded = text.flip().toString();
    if (!result.isError()) {
      // Editors on Windows put a byte order mark in front; TOML has readers ignore it.
      return ScenarioReader.read(
          file, decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded);
    }
    int line = 1 + (int) decoded.chars().filter(c -> c == '\n').count();
    int column = decoded.length() - decoded.lastIndexOf('\n');
    String problem = String.format("byte 0x%02x is not UTF-8", bytes[in.position()]);
    Defect defect = Defect.ofFile(file, problem, "text in UTF-8", "save the file as UTF-8");
    return new Loaded.Rejected(defect.at(file, line, column));
  }

  private static Loaded refused(String file, String problem, String remedy) {
    return new Loaded.Rejected(Defect.ofFile(file, problem, "a TOML file", remedy));
  }
}
