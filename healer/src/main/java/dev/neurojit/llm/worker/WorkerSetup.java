package dev.neurojit.llm.worker;

import java.nio.file.Path;
import java.util.List;

/**
 * What a worker needs of its host.
 *
 * @param java the command that runs Java, without class path and main class
 * @param state a private directory for the native library, logs and scratch files; made if missing
 */
public record WorkerSetup(List<String> java, Path state) {

  /** Copies the list. */
  public WorkerSetup {
    java = List.copyOf(java);
  }
}
