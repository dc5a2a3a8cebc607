package dev.neurojit.llm.worker;

import dev.neurojit.llama.ContextOptions;
import dev.neurojit.llama.LlamaContext;
import dev.neurojit.llama.LlamaLibrary;
import dev.neurojit.llama.LlamaModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The child's model. Loading and generating run on threads of their own, so that the end of input
 * and a cancellation are seen at once.
 */
final class ModelSession {
  /** Sequences of a context: each costs its row of output. */
  static final int MOST_SAMPLES = 8;

  /** What llama.cpp has made of a model. */
  private record Loaded(LlamaModel model, LlamaContext context, ReadPrompt held) {}

  private final Wire wire;
  private volatile @Nullable Loaded loaded;
  private volatile @Nullable Generation current;

  ModelSession(Wire wire) {
    this.wire = wire;
  }

  void load(WorkerRequest.Load load) {
    start(
        "load",
        () -> {
          LlamaLibrary library = LlamaLibrary.open(Path.of(load.library()));
          LlamaModel model = library.load(Path.of(load.model()));
          LlamaContext context =
              model.context(
                  new ContextOptions(load.context(), load.batch(), load.threads(), MOST_SAMPLES));
          loaded = new Loaded(model, context, new ReadPrompt(context, prefixes(load, library)));
          wire.send(new WorkerEvent.Loaded());
        });
  }

  private static Optional<PrefixStore> prefixes(WorkerRequest.Load load, LlamaLibrary library) {
    try {
      return Optional.of(
          PrefixStore.open(
              Path.of(load.prefixes()),
              load.prefixBytes(),
              Path.of(load.model()),
              library.build(),
              load.context()));
    } catch (IOException e) {
      System.err.println("worker: prefixes are not kept: " + e);
      return Optional.empty();
    }
  }

  void generate(WorkerRequest.Generate request) throws IOException {
    Loaded ready = loaded;
    if (ready == null) {
      wire.send(new WorkerEvent.Refused("no model is loaded"));
      return;
    }
    var generation = new Generation(wire, ready.model(), ready.context(), ready.held(), request);
    current = generation;
    start("generate", generation::run);
  }

  void cancel(WorkerRequest.Cancel cancel) {
    Generation generation = current;
    if (generation != null && generation.id() == cancel.id()) {
      generation.cancel(cancel.sample());
    }
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
      System.err.println("worker: " + e);
      wire.send(new WorkerEvent.Refused(String.valueOf(e.getMessage())));
    }
  }
}
