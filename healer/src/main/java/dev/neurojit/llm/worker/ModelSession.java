package dev.neurojit.llm.worker;

import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The child's model. Loading and generating run on threads of their own, so that the end of input
 * and a cancellation are seen at once.
 */
final class ModelSession {

  private final Wire wire;
  private volatile @Nullable LlamaModel model;
  private volatile int context;
  private volatile @Nullable Generation current;

  ModelSession(Wire wire) {
    this.wire = wire;
  }

  void load(WorkerRequest.Load load) {
    start(
        "load",
        () -> {
          context = load.context();
          model = new LlamaModel(parameters(load));
          wire.send(new WorkerEvent.Loaded());
        });
  }

  void generate(WorkerRequest.Generate request) throws IOException {
    LlamaModel loaded = model;
    if (loaded == null) {
      wire.send(new WorkerEvent.Refused("no model is loaded"));
      return;
    }
    Generation generation = new Generation(wire, loaded, context, request);
    current = generation;
    start("generate", generation::run);
  }

  void cancel(WorkerRequest.Cancel cancel) throws IOException {
    Generation generation = current;
    if (generation != null && generation.id() == cancel.id()) {
      generation.cancel();
    }
  }

  private static ModelParameters parameters(WorkerRequest.Load load) {
    return new ModelParameters()
        .setModel(load.model())
        .setCtxSize(load.context())
        // Cancelling a prompt waits for the batch in flight: small batches keep that short.
        .setBatchSize(load.batch())
        .setUbatchSize(load.batch())
        .setThreads(load.threads())
        .setThreadsBatch(load.threads())
        // Else a prompt that is too long loses its middle without a word.
        .disableContextShift()
        .skipWarmup();
  }

  private interface Task {
    void run() throws IOException;
  }

  private void start(String name, Task task) {
    Thread.ofPlatform()
        .daemon()
        .name(name)
        .start(() -> {
          try {
            refuseOnException(task);
          } catch (IOException e) {
            // The parent is gone; the reader of its pipe ends this process.
            System.err.println("worker: " + e);
          }
        });
  }

  private void refuseOnException(Task task) throws IOException {
    try {
      task.run();
    } catch (RuntimeException | LinkageError e) {
      // LlamaException is not public, and a missing libgomp shows as an UnsatisfiedLinkError.
      System.err.println("worker: " + e);
      wire.send(new WorkerEvent.Refused(String.valueOf(e.getMessage())));
    }
  }
}
