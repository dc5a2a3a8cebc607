package dev.neurojit.analytics.ingest;

import dev.neurojit.analytics.Database;
import dev.neurojit.analytics.DatabaseException;
import dev.neurojit.analytics.Row;
import dev.neurojit.journal.Sha256;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Classifies a corpus into a database. Each text counts once, however often it is given; what was
 * classified before an end of any kind stays.
 */
public final class Ingest {
  /** A task's worth of snippets. */
  private static final int BATCH = 64;

  private final Sink sink;
  private final Depth depth;
  private final int cores;
  private final String run;
  private final SeenTexts seen = new SeenTexts();
  private final Semaphore free;
  private List<Numbered> batch = new ArrayList<>();
  private int number;
  private long known;

  private record Numbered(int number, Snippet snippet) {}

  /** Told after each batch that is classified, from any thread, never two at a time. */
  @FunctionalInterface
  public interface Progress {
    /** So many snippets were classified in this run. */
    void classified(long snippets);
  }

  /**
   * What was done.
   *
   * @param classified snippets that are new
   * @param known snippets that were passed over, as they were classified before or came twice
   * @param defects lines and files without a text
   */
  public record Summary(long classified, long known, long defects) {}

  private Ingest(Database database, String run, Depth depth, int cores, Progress progress) {
    this.sink = new Sink(database, progress);
    this.run = run;
    this.depth = depth;
    this.cores = cores;
    this.free = new Semaphore(2 * cores);
  }

  /**
   * Classifies a corpus.
   *
   * @param cores how many threads classify
   * @throws IOException if the corpus cannot be read further; what was read is kept
   */
  public static Summary run(
      Corpus corpus, Database database, Depth depth, int cores, Progress progress)
      throws IOException, DatabaseException, InterruptedException {
    return new Ingest(database, corpus.name(), depth, cores, progress).run(corpus, database);
  }

  private Summary run(Corpus corpus, Database database)
      throws IOException, DatabaseException, InterruptedException {
    number = database.beginCorpus(run, seen::add);
    try (ExecutorService workers = Executors.newFixedThreadPool(cores)) {
      try {
        corpus.read(snippet -> take(snippet, workers), sink::defect);
        submit(workers);
      } finally {
        free.acquire(2 * cores);
        sink.flush();
      }
    }
    sink.rethrow();
    return new Summary(sink.programs(), known, sink.defects());
  }

  private void take(Snippet snippet, ExecutorService workers) {
    if (!seen.add(Sha256.of(snippet.identity()))) {
      known++;
      return;
    }
    number++;
    batch.add(new Numbered(number, snippet));
    if (batch.size() == BATCH) {
      submit(workers);
    }
  }

  /** Waits for a free place: what is read runs ahead of what is classified by a few batches. */
  private void submit(ExecutorService workers) {
    List<Numbered> full = batch;
    batch = new ArrayList<>();
    free.acquireUninterruptibly();
    workers.execute(() -> {
      try {
        classify(full);
      } finally {
        free.release();
      }
    });
  }

  private void classify(List<Numbered> snippets) {
    if (sink.failed()) {
      return;
    }
    try (Classifier classifier = new Classifier(depth)) {
      var rows = new ArrayList<Row>();
      for (Numbered each : snippets) {
        classifier.classify(run, each.number(), each.snippet(), rows::add);
      }
      sink.add(rows, snippets.size());
    } catch (RuntimeException defect) {
      sink.fail(defect);
    }
  }
}
