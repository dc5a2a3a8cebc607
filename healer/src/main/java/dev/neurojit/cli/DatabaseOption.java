package dev.neurojit.cli;

import dev.neurojit.analytics.Database;
import dev.neurojit.analytics.DatabaseException;
import dev.neurojit.journal.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database is used. */
final class DatabaseOption {
  @Option(
      names = "--db",
      paramLabel = "FILE",
      description = "The database. Default: neurojit/analytics.duckdb in XDG_STATE_HOME.")
  private @Nullable Path file;

  /** Opens it, or makes it. */
  Database open() throws IOException, DatabaseException {
    Path chosen =
        file == null ? Runs.folder(System.getenv()).resolveSibling("analytics.duckdb") : file;
    Path folder = chosen.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return Database.at(chosen);
  }
}
