package dev.neurojit.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the operations of the core dialects do, in MLIR's own words. {@code summaries.tsv} beside
 * this class is made by {@code summaries.py} in the module's folder from MLIR 22's .td files.
 */
final class OpSummaries {
  private static final Lazy<Map<String, String>> ALL = new Lazy<>(OpSummaries::read);

  private OpSummaries() {}

  /** Returns the summary of an operation; empty for one that is not known. */
  static Optional<String> of(String operation) {
    String name = operation.equals("return") ? "func.return" : operation;
    return Optional.ofNullable(ALL.get().get(name));
  }

  private static Map<String, String> read() {
    try (InputStream in = OpSummaries.class.getResourceAsStream("summaries.tsv")) {
      if (in == null) {
        throw new IllegalStateException("summaries.tsv is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", 2))
          .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
