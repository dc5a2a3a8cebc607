package dev.neurojit.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.neurojit.corpus.Outcome.Verdict;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs workers one after the other, a new one whenever a program has ended the last. */
final class Workers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SECONDS_A_CASE = 20;

  private final Path folder;
  private final List<CorpusCase> cases;
  private final List<Outcome> outcomes = new ArrayList<>();

  private Workers(Path folder, List<CorpusCase> cases) {
    this.folder = folder;
    this.cases = cases;
  }

  static List<Outcome> run(Path folder, List<CorpusCase> cases)
      throws IOException, InterruptedException {
    Workers workers = new Workers(folder, cases);
    while (workers.outcomes.size() < cases.size()) {
      workers.runOne();
    }
    return workers.outcomes;
  }

  private void runOne() throws IOException, InterruptedException {
    Process process = start();
    // The process ends first: a reader that waits for it is not closed before.
    try (ExecutorService reader = Executors.newSingleThreadExecutor();
        BufferedReader lines = process.inputReader();
        Closeable _ = process::destroyForcibly) {
      if (next(lines, reader, 6 * SECONDS_A_CASE) == null) {
        throw new IOException("the worker does not start; its messages are above");
      }
      while (outcomes.size() < cases.size()) {
        String line = next(lines, reader, SECONDS_A_CASE);
        if (line == null || !line.startsWith("{")) {
          String id = cases.get(outcomes.size()).id();
          outcomes.add(new Outcome(id, Verdict.WRONG_GUESS, 0, "crashes or does not end"));
          return;
        }
        outcomes.add(outcome(JSON.readTree(line)));
      }
    }
  }

  /** The next line, or null if the worker is dead or hangs, in which case it is ended. */
  private static @Nullable String next(BufferedReader lines, ExecutorService reader, long seconds)
      throws InterruptedException, IOException {
    var line = reader.submit(lines::readLine);
    try {
      return line.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException hangs) {
      return null;
    } catch (ExecutionException unreadable) {
      throw new IOException(unreadable.getCause());
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            // A crash is a verdict: no files, and no words among the outcomes.
            "-XX:ErrorFile=/dev/null",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+DisplayVMOutputToStderr",
            "-Dneurojit.native=" + System.getProperty("neurojit.native"),
            "-cp",
            System.getProperty("java.class.path"),
            CorpusWorker.class.getName(),
            folder.toString(),
            Integer.toString(outcomes.size()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Outcome outcome(JsonNode node) {
    return new Outcome(
        node.path("id").asText(),
        Verdict.valueOf(node.path("verdict").asText().toUpperCase(Locale.ROOT)),
        node.path("millis").asDouble(),
        node.path("why").asText());
  }
}
