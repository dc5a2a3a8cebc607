package dev.neurojit.lsp;

import dev.neurojit.syntax.rules.Explain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pages of the codes as files that an editor can open, in a folder that lasts as long as the
 * session. A page is written when it is first linked.
 */
final class ExplainPages implements AutoCloseable {
  private final Map<String, Optional<String>> uris = new HashMap<>();
  private @Nullable Path folder;

  /** Returns the page's address; empty for a code without one. */
  synchronized Optional<String> uri(String code) {
    return uris.computeIfAbsent(
        code, it -> Explain.page(it).map(page -> write(it, page).toUri().toString()));
  }

  private Path write(String code, String page) {
    try {
      Path within = folder;
      if (within == null) {
        within = Files.createTempDirectory("neurojit-lsp");
        folder = within;
      }
      return Files.writeString(within.resolve(code + ".md"), page);
    } catch (IOException e) {
      throw new UncheckedIOException("the page of " + code + " cannot be written", e);
    }
  }

  /** Removes the files. */
  @Override
  public synchronized void close() {
    Path within = folder;
    folder = null;
    uris.clear();
    if (within != null) {
      try (Stream<Path> files = Files.list(within)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
        Files.delete(within);
      } catch (IOException _) {
        // What somebody else put there, or took away, is not ours to judge.
      }
    }
  }
}
