package dev.neurojit.analytics.ingest;

import dev.neurojit.analytics.Database;
import dev.neurojit.analytics.DatabaseException;
import dev.neurojit.analytics.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects rows from all threads and writes them, a few thousand programs at a time. */
final class Sink {
  private static final int PROGRAMS_A_WRITE = 2000;

  private final Database database;
  private final Ingest.Progress progress;
  private final List<Row> rows = new ArrayList<>();
  private int waiting;
  private long programs;
  private long defects;
  private @Nullable Exception failure;

  Sink(Database database, Ingest.Progress progress) {
    this.database = database;
    this.progress = progress;
  }

  /** Takes the rows of some programs. */
  synchronized void add(List<Row> more, int count) {
    rows.addAll(more);
    waiting += count;
    if (waiting >= PROGRAMS_A_WRITE) {
      flush();
    }
    progress.classified(programs + waiting);
  }

  synchronized void defect(Row.Defect defect) {
    rows.add(defect);
    defects++;
  }

  /** Writes what there is. */
  synchronized void flush() {
    try {
      if (failure == null) {
        database.write(rows);
        programs += waiting;
      }
    } catch (DatabaseException e) {
      failure = e;
    }
    rows.clear();
    waiting = 0;
  }

  /** Notes a failure, after which nothing more is done. */
  synchronized void fail(RuntimeException defect) {
    failure = defect;
  }

  synchronized boolean failed() {
    return failure != null;
  }

  /** Throws what was noted. */
  synchronized void rethrow() throws DatabaseException {
    switch (failure) {
      case null -> {}
      case DatabaseException e -> throw e;
      case Exception defect ->
          throw new IllegalStateException("a snippet could not be classified", defect);
    }
  }

  synchronized long programs() {
    return programs;
  }

  synchronized long defects() {
    return defects;
  }
}
