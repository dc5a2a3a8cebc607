package dev.neurojit.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.neurojit.llm.Failed;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Stands in for a trial's process: ends as the program's name says. */
final class FakeTrial {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FakeTrial() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    TrialRequest request = JSON.readValue(in.readLine(), TrialRequest.class);
    try (var out =
        new PrintStream(new FileOutputStream("/dev/fd/3"), true, StandardCharsets.UTF_8)) {
      out.println(line(new TrialNews.Entered(Phase.LOAD)));
      switch (request.program()) {
        case "memory" -> exhaustMemory();
        case "hang" -> new CountDownLatch(1).await();
        case "nonsense" -> out.println("this is no news");
        case "served later" -> {
          if (Files.notExists(Path.of(request.texts(), "served"))) {
            out.println(line(new TrialNews.Answered(unserved())));
            out.println(line(new TrialNews.Done()));
            return;
          }
        }
        default -> {}
      }
      Look look = Look.unscored(Fate.SYNTAX, "expected ':'", "0".repeat(64), List.of(), List.of());
      out.println(line(new TrialNews.Looked(Treatment.WRITTEN, look)));
      out.println(line(new TrialNews.Entered(Phase.REPAIRED)));
      if (request.program().equals("signal")) {
        new ProcessBuilder("kill", "-SEGV", Long.toString(ProcessHandle.current().pid()))
            .start()
            .waitFor();
        new CountDownLatch(1).await();
      }
      out.println(line(new TrialNews.Done()));
    }
  }

  private static Answer unserved() {
    return AnswerReader.failed(
        new Failed(Failed.Kind.UNREACHABLE, "the server does not serve (HTTP 503)"), Phase.ASK, 0);
  }

  private static void exhaustMemory() {
    var all = new ArrayList<byte[]>();
    while (all.size() < Integer.MAX_VALUE) {
      all.add(new byte[1 << 20]);
    }
  }

  private static String line(TrialNews news) throws IOException {
    return JSON.writerFor(TrialNews.class).writeValueAsString(news);
  }
}
