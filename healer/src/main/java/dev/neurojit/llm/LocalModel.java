package dev.neurojit.llm;

import dev.neurojit.llm.Failed.Kind;
import dev.neurojit.llm.worker.WorkerProcess;
import dev.neurojit.llm.worker.WorkerRequest;
import dev.neurojit.llm.worker.WorkerSetup;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A GGUF file in a worker process. The process starts at the first request and serves all; one that
 * died or was ended for hanging is replaced once, after that every request tells the last failure.
 */
final class LocalModel implements LanguageModel {

  private static final int MOST_LOSSES = 2;

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
  public Completion complete(Prompt prompt, Progress progress) {
    if (closed) {
      throw new IllegalStateException("the model " + name + " is closed");
    }
    if (lastLoss != null && losses >= MOST_LOSSES) {
      return lastLoss;
    }
    LocalRequest request = new LocalRequest(name, template, prompt, progress, ++requests);
    Completion completion = answer(request);
    if (request.lostWorker()) {
      drop();
      if (completion instanceof Failed failed) {
        losses++;
        lastLoss = failed;
      }
    }
    return completion;
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

  private Completion answer(LocalRequest request) {
    WorkerProcess running = worker;
    if (running != null) {
      return request.generate(running);
    }
    try {
      running = WorkerProcess.start(new WorkerSetup(options.java(), options.state()));
    } catch (IOException e) {
      return new Failed(
          Kind.LOAD_FAILED,
          "the model's process cannot be started: %s; check that %s can be written"
              .formatted(e.getMessage(), options.state()));
    }
    worker = running;
    WorkerRequest.Load load =
        new WorkerRequest.Load(path.toString(), context, GgufPreflight.BATCH, options.threads());
    return request.load(running, load);
  }

  private void drop() {
    if (worker != null) {
      worker.close();
      worker = null;
    }
  }
}
