package dev.neurojit.analytics.ingest;

import dev.neurojit.analytics.Database;
import dev.neurojit.analytics.DatabaseException;
import dev.neurojit.analytics.Row;
import dev.neurojit.mlir.NativeLibraryException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Collects rows from all threads; one of its own writes them, a few thousand programs at a time,
 * while the others go on.
 */
final class Sink {
  private static final int PROGRAMS_A_WRITE = 2000;
  private static final int ROWS_A_WRITE = 20_000;

  private final Database database;
  private final Ingest.Progress progress;
  private final BlockingQueue<Load> loads = new ArrayBlockingQueue<>(1);
  private final Thread writer;
  private List<Row> rows = new ArrayList<>();
  private int waiting;
  private long given;
  private long defects;
  private long programs;
  private volatile @Nullable Throwable failure;

  /**
   * Rows that are written together.
   *
   * @param programs how many there are among them; negative for the end
   */
  private record Load(List<Row> rows, int programs) {}

  /** Starts the thread. */
  Sink(Database database, Ingest.Progress progress) {
    this.database = database;
    this.progress = progress;
    this.writer = Thread.ofPlatform().name("analytics-writer").start(this::write);
  }

  /** Takes the rows of some programs; waits where the database does not keep up. */
  synchronized void add(List<Row> more, int count) throws InterruptedException {
    rows.addAll(more);
    waiting += count;
    given += count;
    if (waiting >= PROGRAMS_A_WRITE || rows.size() >= ROWS_A_WRITE) {
      hand();
    }
    progress.classified(given);
  }

  synchronized void defect(Row.Defect defect) {
    rows.add(defect);
    defects++;
  }

  private void hand() throws InterruptedException {
    loads.put(new Load(rows, waiting));
    rows = new ArrayList<>();
    waiting = 0;
  }

  private void write() {
    try {
      for (Load load = loads.take(); load.programs() >= 0; load = loads.take()) {
        write(load);
      }
    } catch (InterruptedException e) {
      fail(e);
    }
  }

  private void write(Load load) {
    try {
      if (failure == null) {
        database.write(load.rows());
        programs += load.programs();
      }
    } catch (DatabaseException | RuntimeException | Error e) {
      fail(e);
    }
  }

  /** Notes a failure, after which nothing more is done. */
  void fail(Throwable cause) {
    failure = cause;
  }

  boolean failed() {
    return failure != null;
  }

  /** Writes what there is and ends the thread. */
  void finish() throws InterruptedException {
    synchronized (this) {
      hand();
      loads.put(new Load(List.of(), -1));
    }
    writer.join();
  }

  /** Throws what was noted. */
  void rethrow() throws DatabaseException {
    switch (failure) {
      case null -> {}
      case DatabaseException e -> throw e;
      case NativeLibraryException e -> throw e;
      case Error e -> throw e;
      case Throwable defect ->
          throw new IllegalStateException("a snippet could not be classified", defect);
    }
  }

  /** Returns how many are in the database, once this is finished. */
  long programs() {
    return programs;
  }

  synchronized long defects() {
    return defects;
  }
}
