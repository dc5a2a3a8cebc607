package dev.neurojit.syntax.coverage;

import dev.neurojit.syntax.Source;
import java.util.ArrayList;
import java.util.List;

/** Cuts files as MLIR's tests do: several programs, parted by lines {@code // -----}. */
final class Chunks {
  private static final String MARK = "// -----";

  private Chunks() {}

  /** Returns the parts of a file that are not blank. */
  static List<Chunk> of(Source file) {
    List<Chunk> chunks = new ArrayList<>();
    int from = 1;
    for (int line = 1; line <= file.lineCount() + 1; line++) {
      if (line > file.lineCount() || file.lineText(line).startsWith(MARK)) {
        int start = file.lineSpan(Math.min(from, file.lineCount())).start();
        int end = line > file.lineCount() ? file.length() : file.lineSpan(line).start();
        String text = start < end ? file.text().substring(start, end) : "";
        if (!text.isBlank()) {
          chunks.add(new Chunk(Source.of(file.name(), text), from));
        }
        from = line + 1;
      }
    }
    return chunks;
  }

  /**
   * A part of a file.
   *
   * @param source its text under the file's name
   * @param firstLine of the part in the file, from 1
   */
  record Chunk(Source source, int firstLine) {
    /** Returns {@code file:line:column} of an offset in the part, in terms of the file. */
    String place(int offset) {
      var at = source.positionAt(offset);
      return source.name() + ":" + (at.line() + firstLine - 1) + ":" + at.column();
    }
  }
}
