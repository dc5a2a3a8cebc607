package dev.neurojit.llm;

import dev.neurojit.llm.Failed.Kind;
import dev.neurojit.llm.Reply.Stop;
import dev.neurojit.llm.worker.WorkerProcess;
import dev.neurojit.llm.worker.WorkerRequest;
import dev.neurojit.llm.worker.WorkerSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A GGUF file in a worker process. The process starts at the first request and serves all; one that
 * died or was ended for hanging is replaced once, after that every request tells the last failure.
 */
final class LocalModel implements LanguageModel {

  private static final int MOST_LOSSES = 2;

  /** As many as a worker decodes at a time. */
  private static final int MOST_TOGETHER = 8;

  /** Prefixes of a 7B model have 50 to 100 MB each. */
  private static final long PREFIX_BYTES = 1L << 30;

  private final Path path;
  private final String name;
  private final int context;
  private final ChatTemplate template;
  private final ModelOptions options;
  private @Nullable WorkerProcess worker;
  private @Nullable Failed lastLoss;
  private int losses;
  private int requests;
  private boolean closed;

  private LocalModel(Path path, GgufPreflight.Outcome.Fits fits, ModelOptions options) {
    this.path = path;
    this.name = fits.name();
    this.context = fits.context();
    this.template = fits.template();
    this.options = options;
  }

  static Opened open(Path path, ModelOptions options) {
    return switch (GgufPreflight.check(path, options)) {
      case GgufPreflight.Outcome.Fits fits ->
          new Opened.Ok(new LocalModel(path.toAbsolutePath(), fits, options));
      case GgufPreflight.Outcome.Refuses refuses -> new Opened.Refused(refuses.failure());
    };
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean keepsToScope() {
    return true;
  }

  @Override
  public Completion complete(Prompt prompt, Progress progress) {
    return completeAll(prompt, 1, () -> progress).getFirst();
  }

  /** {@inheritDoc} The prompt is evaluated once, and all replies grow together. */
  @Override
  public List<Completion> completeAll(
      Prompt prompt, int samples, Supplier<? extends Progress> progress) {
    var completions = new ArrayList<Completion>();
    boolean goesOn = true;
    while (goesOn && completions.size() < samples) {
      int together = Math.min(MOST_TOGETHER, samples - completions.size());
      Prompt next = prompt.withSeed(prompt.seed() + completions.size());
      completions.addAll(together(next, Stream.generate(progress).limit(together).toList()));
      goesOn = completions.getLast() instanceof Reply reply && reply.stop() != Stop.CANCELLED;
    }
    return completions;
  }

  private List<? extends Completion> together(Prompt prompt, List<? extends Progress> progress) {
    if (closed) {
      throw new IllegalStateException("the model " + name + " is closed");
    }
    if (lastLoss != null && losses >= MOST_LOSSES) {
      return List.of(lastLoss);
    }
    LocalRequest request =
        new LocalRequest(name, template, prompt, progress, ++requests, options.savings());
    List<? extends Completion> completions = answer(request);
    if (request.lostWorker()) {
      drop();
      if (completions.getFirst() instanceof Failed failed) {
        losses++;
        lastLoss = failed;
      }
    }
    return completions;
  }

  /** Returns the worker's process id; -1 if none runs. */
  long workerPid() {
    return worker == null ? -1 : worker.pid();
  }

  @Override
  public void close() {
    closed = true;
    drop();
  }

  private List<? extends Completion> answer(LocalRequest request) {
    WorkerProcess running = worker;
    if (running != null) {
      return request.generate(running);
    }
    try {
      running = WorkerProcess.start(new WorkerSetup(options.java(), options.state()));
    } catch (IOException e) {
      return List.of(
          new Failed(
              Kind.LOAD_FAILED,
              "the model's process cannot be started: %s; check that %s can be written"
                  .formatted(e.getMessage(), options.state())));
    }
    worker = running;
    WorkerRequest.Load load =
        new WorkerRequest.Load(
            path.toString(),
            context,
            GgufPreflight.BATCH,
            options.threads(),
            running.library().toString(),
            options.state().resolve("prefixes").toString(),
            PREFIX_BYTES);
    return request.load(running, load);
  }

  private void drop() {
    if (worker != null) {
      worker.close();
      worker = null;
    }
  }
}
