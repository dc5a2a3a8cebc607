package dev.neurojit.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The lines of a file that {@link AppendedLines} wrote.
 *
 * @param lines in order, blank ones left out
 * @param torn the byte at which a last line without its end begins; empty if the file is whole
 */
public record WholeLines(List<Line> lines, OptionalLong torn) {
  public WholeLines {
    lines = List.copyOf(lines);
  }

  /**
   * A line.
   *
   * @param offset of its first byte
   * @param text without the line's end
   */
  public record Line(long offset, String text) {}

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read
   */
  public static WholeLines read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    var lines = new ArrayList<Line>();
    int start = 0;
    for (int end = 0; end < bytes.length; end++) {
      if (bytes[end] == '\n') {
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        if (!text.isBlank()) {
          lines.add(new Line(start, text));
        }
        start = end + 1;
      }
    }
    return new WholeLines(
        lines, start < bytes.length ? OptionalLong.of(start) : OptionalLong.empty());
  }
}
