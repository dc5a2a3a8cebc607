package dev.neurojit.llm.worker;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The child process. Started by {@link WorkerProcess} only. */
public final class WorkerMain {

  private WorkerMain() {}

  /** Serves requests until its input ends. Takes no arguments. */
  public static void main(String[] args) throws IOException {
    System.setOut(System.err);
    offerToOomKiller();
    // /dev/fd/3 is the parent's pipe; descriptor 1 is the log, where native code may print.
    Wire wire = new Wire(System.in, new FileOutputStream("/dev/fd/3"));
    try {
      serve(wire);
    } catch (IOException | RuntimeException e) {
      System.err.println("worker: " + e);
    } finally {
      // llama.cpp leaves a non-daemon thread behind and frees nothing: no orderly exit exists.
      Runtime.getRuntime().halt(0);
    }
  }

  private static void serve(Wire wire) throws IOException {
    ModelSession session = new ModelSession(wire);
    wire.send(new WorkerEvent.Ready());
    Optional<WorkerRequest> request = wire.receive(WorkerRequest.class);
    while (request.isPresent()) {
      switch (request.get()) {
        case WorkerRequest.Load load -> session.load(load);
        case WorkerRequest.Generate generate -> session.generate(generate);
        case WorkerRequest.Cancel cancel -> session.cancel(cancel);
      }
      request = wire.receive(WorkerRequest.class);
    }
  }

  /** Where memory runs out, the kernel should end this process and not the parent. */
  private static void offerToOomKiller() {
    try {
      Files.writeString(Path.of("/proc/self/oom_score_adj"), "1000");
    } catch (IOException e) {
      System.err.println("worker: cannot set oom_score_adj: " + e);
    }
  }
}
