package dev.neurojit.mlir.opt;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text with several programs, as in MLIR's own tests. */
public final class SplitInput {
  /**
   * One of the programs.
   *
   * @param text with as many empty lines before it as the file has lines there, so that its line
   *     numbers are those of the file
   */
  public record Part(String text) {}

  private SplitInput() {}

  /** The parts between the lines that end in the marker. */
  public static List<Part> of(String text, String marker) {
    List<Part> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int lines = 0;
    for (String line : text.split("(?<=\n)", -1)) {
      lines++;
      int at = line.indexOf(marker);
      if (at >= 0 && line.substring(at + marker.length()).isBlank()) {
        part.append(line, 0, at);
        parts.add(new Part(part.toString()));
        part = new StringBuilder("\n".repeat(lines));
      } else {
        part.append(line);
      }
    }
    parts.add(new Part(part.toString()));
    return parts;
  }
}
