package dev.neurojit.llm.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Starts a worker in the directory read from its input, tells its process id, and waits. */
final class ShortLivedParent {

  private ShortLivedParent() {}

  public static void main(String[] args) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    WorkerProcess worker =
        WorkerProcess.start(new WorkerSetup(List.of(java), Path.of(in.readLine())));
    // Its answer proves that it reads its input, whose end must end it.
    worker.send(
        new WorkerRequest.Generate(1, "hello", 0, 1, List.of(), 5, 0, 1, "", null, Set.of()));
    if (worker.next(Duration.ofSeconds(20)).isPresent()) {
      System.out.println(worker.pid());
    }
    worker.next(Duration.ofDays(1));
  }
}
