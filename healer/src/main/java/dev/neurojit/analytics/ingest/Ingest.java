package dev.neurojit.analytics.ingest;

import dev.neurojit.analytics.Database;
import dev.neurojit.analytics.DatabaseException;
import dev.neurojit.analytics.Row;
import dev.neurojit.mlir.NativeLibraryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Classifies a corpus into a database. Each text counts once, however often it is given; what was
 * classified before an end of any kind stays.
 */
public final class Ingest {
  /** What is handed from thread to thread: so many snippets, or fewer long ones. */
  private static final int SNIPPETS = 64;

  private static final int CHARACTERS = 1 << 18;

  /** Tells a classifying thread that nothing more comes. */
  private static final List<Numbered> END = List.of();

  private final Sink sink;
  private final Depth depth;
  private final int cores;
  private final String run;
  private final SeenTexts seen = new SeenTexts();
  private final BlockingQueue<List<Numbered>> batches;
  private List<Numbered> batch = new ArrayList<>();
  private int characters;
  private int number;
  private long known;

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

  /** Nothing that is read can be kept. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stop() {
      super(null, null, false, false);
    }
  }

  private Ingest(Sink sink, String run, Depth depth, int cores) {
    this.sink = sink;
    this.run = run;
    this.depth = depth;
    this.cores = cores;
    this.batches = new ArrayBlockingQueue<>(2 * cores);
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
    String run = corpus.name();
    var sink = new Sink(database, progress);
    var ingest = new Ingest(sink, run, depth, cores);
    try {
      ingest.number = database.beginCorpus(run, ingest.seen::add);
      ingest.run(corpus);
    } finally {
      sink.finish();
    }
    sink.rethrow();
    return new Summary(sink.programs(), ingest.known, sink.defects());
  }

  /** This thread reads; what is read runs ahead of what is classified by a few batches. */
  private void run(Corpus corpus) throws IOException, InterruptedException {
    try (ExecutorService workers = Executors.newFixedThreadPool(cores)) {
      for (int i = 0; i < cores; i++) {
        workers.execute(this::work);
      }
      try {
        corpus.read(this::take, sink::defect);
      } catch (Stop stop) {
        // The sink knows why.
      } finally {
        submit();
        for (int i = 0; i < cores; i++) {
          batches.put(END);
        }
      }
    }
  }

  private void take(Snippet snippet) {
    if (sink.failed()) {
      throw new Stop();
    }
    String identity = snippet.identity();
    if (!seen.add(identity)) {
      known++;
      return;
    }
    number++;
    batch.add(new Numbered(number, identity, snippet));
    characters += snippet.text().length();
    if (batch.size() >= SNIPPETS || characters >= CHARACTERS) {
      submit();
    }
  }

  private void submit() {
    if (!batch.isEmpty()) {
      try {
        batches.put(batch);
      } catch (InterruptedException e) {
        sink.fail(e);
        Thread.currentThread().interrupt();
      }
    }
    batch = new ArrayList<>();
    characters = 0;
  }

  /** A classifying thread: it has its native parser for itself. */
  private void work() {
    try (Classifier classifier = new Classifier(run, depth)) {
      for (List<Numbered> next = batches.take(); !next.isEmpty(); next = batches.take()) {
        classify(classifier, next);
      }
    } catch (InterruptedException e) {
      sink.fail(e);
    }
  }

  private void classify(Classifier classifier, List<Numbered> snippets)
      throws InterruptedException {
    if (sink.failed()) {
      return;
    }
    try {
      var rows = new ArrayList<Row>();
      for (Numbered each : snippets) {
        classify(classifier, each, rows);
      }
      sink.add(rows, snippets.size());
    } catch (RuntimeException | Error defect) {
      sink.fail(defect);
    }
  }

  /** A text on which a rule of ours fails is told and left out: the others count. */
  private void classify(Classifier classifier, Numbered snippet, List<Row> rows) {
    var found = new ArrayList<Row>();
    try {
      classifier.classify(snippet, found::add);
      rows.addAll(found);
    } catch (NativeLibraryException environment) {
      throw environment;
    } catch (RuntimeException defect) {
      sink.defect(new Row.Defect(snippet.snippet().place(), 0, "a defect of NeuroJIT: " + defect));
    }
  }
}
