package dev.neurojit.llm.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directories of workers that ended badly, kept for a week. */
final class KeptLogs {

  private static final Duration KEPT = Duration.ofDays(7);

  private KeptLogs() {}

  static void prune(Path workers) throws IOException {
    Instant oldest = Instant.now().minus(KEPT);
    try (Stream<Path> directories = Files.list(workers)) {
      for (Path directory : directories.toList()) {
        // A running worker writes its log, which leaves the directory's own time alone; no heal
        // takes a week.
        if (Files.getLastModifiedTime(directory).toInstant().isBefore(oldest)) {
          delete(directory);
        }
      }
    }
  }

  /** Deletes a directory with all in it, as far as that is possible. */
  static void delete(Path directory) {
    try (Stream<Path> tree = Files.walk(directory)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // What stays is pruned by a later run.
      return;
    }
  }
}
