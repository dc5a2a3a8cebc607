package dev.neurojit.llm.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkerProcessTest {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir private Path state;

  @Test
  void theWorkerEndsWithItsParent()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Process parent =
        new ProcessBuilder(JAVA, "-cp", classPath(), ShortLivedParent.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    ProcessHandle worker;
    try (BufferedReader out = parent.inputReader()) {
      parent.getOutputStream().write((state + "\n").getBytes(StandardCharsets.UTF_8));
      parent.getOutputStream().flush();
      worker = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
      assertThat(worker.isAlive()).isTrue();
    } finally {
      parent.destroyForcibly();
    }
    worker.onExit().get(10, TimeUnit.SECONDS);
    assertThat(worker.isAlive()).isFalse();
  }

  @Test
  void generatingWithoutAModelIsRefusedNotFatal() throws IOException {
    try (WorkerProcess worker =
        WorkerProcess.start(new WorkerSetup(List.of(JAVA), state.resolve("s")))) {
      worker.send(
          new WorkerRequest.Generate(1, "hello", 0, 1, List.of(), 5, 0, 1, "", null, Set.of()));
      assertThat(worker.next(Duration.ofSeconds(20)))
          .contains(new WorkerEvent.Refused("no model is loaded"));
      assertThat(worker.alive()).isTrue();
    }
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }
}
