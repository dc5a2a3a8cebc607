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

  /** The parts between the lines that begin with the marker. */
  public static List<Part> of(String text, String marker) {
    List<Part> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int lines = 0;
    for (String line : text.split("(?<=\n)", -1)) {
      lines++;
      if (line.startsWith(marker) && line.substring(marker.length()).isBlank()) {
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
