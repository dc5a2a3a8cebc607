package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * How much of what MLIR accepts this front end parses without a syntax error. MLIR's tests hold
 * several programs a file, parted by lines {@code // -----}; each counts alone.
 *
 * @param accepted chunks that MLIR accepts
 * @param parsed how many of these have no syntax error here
 * @param misses the first error of each of the others
 */
public record GrammarCoverage(int accepted, int parsed, List<Miss> misses) {
  public GrammarCoverage {
    misses = List.copyOf(misses);
  }

  /** A chunk that MLIR accepts and this front end does not. */
  public record Miss(Source chunk, Diagnostic error) {}

  /** Measures the chunks of some files; those that MLIR rejects do not count. */
  public static GrammarCoverage of(List<Source> files, NativeCheck nativeCheck) {
    int accepted = 0;
    List<Miss> misses = new ArrayList<>();
    for (Source file : files) {
      for (Source chunk : chunks(file)) {
        if (nativeCheck.check(chunk).isEmpty()) {
          accepted++;
          List<Diagnostic> errors = SyntaxTree.parse(chunk).errors();
          if (!errors.isEmpty()) {
            misses.add(new Miss(chunk, errors.getFirst()));
          }
        }
      }
    }
    return new GrammarCoverage(accepted, accepted - misses.size(), misses);
  }

  /** Returns the parts of a file between lines {@code // -----}, named {@code file:line}. */
  static List<Source> chunks(Source file) {
    List<Source> chunks = new ArrayList<>();
    int from = 1;
    for (int line = 1; line <= file.lineCount() + 1; line++) {
      if (line > file.lineCount() || file.lineText(line).startsWith("// -----")) {
        int start = file.lineSpan(Math.min(from, file.lineCount())).start();
        int end = line > file.lineCount() ? file.length() : file.lineSpan(line).start();
        String text = start < end ? file.text().substring(start, end) : "";
        if (!text.isBlank()) {
          chunks.add(Source.of(file.name() + ":" + from, text));
        }
        from = line + 1;
      }
    }
    return chunks;
  }
}
