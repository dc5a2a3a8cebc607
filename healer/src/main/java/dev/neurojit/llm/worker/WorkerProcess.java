package dev.neurojit.llm.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The parent's handle on a worker. Owned by one thread. */
public final class WorkerProcess implements AutoCloseable {

  private static final Duration DYING = Duration.ofSeconds(10);

  private final Process process;
  private final Path directory;
  private final Path library;
  private final Autopsy autopsy;
  private final Wire wire;
  private final BlockingQueue<WorkerEvent> events = new LinkedBlockingQueue<>();
  private volatile boolean cameUp;
  private boolean orderly = true;

  private WorkerProcess(Process process, Path library, Path directory, Autopsy autopsy) {
    this.process = process;
    this.library = library;
    this.directory = directory;
    this.autopsy = autopsy;
    this.wire = new Wire(process.getInputStream(), process.getOutputStream());
    Thread.ofPlatform().daemon().name("worker-" + process.pid()).start(this::pump);
  }

  /**
   * Starts a process with no model in it yet.
   *
   * @throws IOException if the state directory cannot be written or no process can be made
   */
  public static WorkerProcess start(WorkerSetup setup) throws IOException {
    Path state = setup.state().toAbsolutePath();
    Path library = NativeLibrary.unpack(state);
    Path workers = NativeLibrary.privateDirectory(state.resolve("workers"));
    KeptLogs.prune(workers);
    Path directory = Files.createTempDirectory(workers, "");
    Autopsy autopsy = new Autopsy(directory);
    Process process = WorkerCommand.of(setup, directory, autopsy).start();
    return new WorkerProcess(process, library, directory, autopsy);
  }

  /** Returns the process id. */
  public long pid() {
    return process.pid();
  }

  /** Returns llama.cpp's shared library, for the request that loads a model. */
  public Path library() {
    return library;
  }

  /** Sends a request. A worker that died before answers with {@code Gone}. */
  public void send(WorkerRequest request) {
    try {
      wire.send(request);
    } catch (IOException e) {
      // A broken pipe: the reader of the other one tells of the death.
      process.destroyForcibly();
    }
  }

  /**
   * Waits for the next event; empty if {@code timeout} passes without one, or at once if the thread
   * is interrupted, which it stays.
   */
  public Optional<WorkerEvent> next(Duration timeout) {
    try {
      return Optional.ofNullable(events.poll(timeout.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Returns whether the process runs. */
  public boolean alive() {
    return process.isAlive();
  }

  /** Ends what is left of a worker that is {@code Gone} and tells how it died. */
  public Death death() {
    orderly = false;
    if (!ended()) {
      kill();
    }
    return autopsy.of(process.exitValue(), cameUp);
  }

  /** Returns the last lines of the log. */
  public List<String> log() {
    return keep(autopsy.lastLines());
  }

  private List<String> keep(List<String> lines) {
    orderly = false;
    return Stream.concat(lines.stream(), Stream.of("log: " + autopsy.log())).toList();
  }

  /** Returns whether the log says that memory could not be had. */
  public boolean lacksMemory() {
    return autopsy.showsMemoryExhausted();
  }

  /** Ends the process and all of its descendants, and waits until they are gone. */
  @Override
  public void close() {
    kill();
    if (orderly) {
      KeptLogs.delete(directory);
    }
  }

  private void kill() {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
    ended();
  }

  private boolean ended() {
    boolean interrupted = Thread.interrupted();
    try {
      return process.waitFor(DYING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
      return !process.isAlive();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void pump() {
    try {
      Optional<WorkerEvent> event = wire.receive(WorkerEvent.class);
      while (event.isPresent()) {
        if (event.get() instanceof WorkerEvent.Ready) {
          cameUp = true;
        } else {
          events.add(event.get());
        }
        event = wire.receive(WorkerEvent.class);
      }
    } catch (IOException e) {
      // The pipe broke or spoke nonsense: either way the worker is lost.
      process.destroyForcibly();
    }
    events.add(new WorkerEvent.Gone());
  }
}
