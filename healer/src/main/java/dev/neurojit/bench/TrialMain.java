package dev.neurojit.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The trial's process: reads a {@link TrialRequest}, writes {@link TrialNews}, ends. */
final class TrialMain {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TrialMain() {}

  /** Runs one trial. Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    TrialRequest request = JSON.readValue(in.readLine(), TrialRequest.class);
    endWithParent(in);
    // Descriptor 3 is the parent's pipe; 1 and 2 are the log, where native code may print.
    try (var out =
        new PrintStream(new FileOutputStream("/dev/fd/3"), true, StandardCharsets.UTF_8)) {
      switch (request.purpose()) {
        case PROGRAM -> new TrialRun(request, news -> out.println(line(news))).run();
        case TASK -> new TaskRun(request, news -> out.println(line(news))).run();
        case WARM_UP -> warmUp(request, out);
      }
      out.println(line(new TrialNews.Done()));
    }
    Runtime.getRuntime().halt(0);
  }

  private static void warmUp(TrialRequest request, PrintStream out) {
    var texts = new dev.neurojit.journal.TextStore(Path.of(request.texts()));
    try (var asker = new Asker(request, String.valueOf(request.spec()), texts)) {
      long start = System.nanoTime();
      String problem = asker.warmUp();
      double seconds = (System.nanoTime() - start) / 1e9;
      out.println(
          line(
              new TrialNews.Answered(
                  new Answer(
                      "",
                      0,
                      null,
                      null,
                      null,
                      0,
                      0,
                      0,
                      seconds,
                      0,
                      0,
                      null,
                      problem,
                      java.util.List.of()))));
    }
  }

  private static String line(TrialNews news) {
    try {
      return JSON.writeValueAsString(news);
    } catch (JsonProcessingException e) {
      throw new AssertionError("news are plain records", e);
    }
  }

  /** A parent that is gone, killed perhaps, needs no answer any more. */
  private static void endWithParent(Reader in) {
    Thread.ofPlatform()
        .daemon()
        .name("parent")
        .start(() -> {
          try {
            while (in.read() >= 0) {
              // Nothing more is asked.
            }
          } catch (IOException e) {
            // As good as the end of the stream.
          }
          Runtime.getRuntime().halt(1);
        });
  }
}
