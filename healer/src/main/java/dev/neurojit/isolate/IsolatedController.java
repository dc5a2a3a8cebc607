package dev.neurojit.isolate;

import dev.neurojit.sim.Controller;
import dev.neurojit.sim.ControllerFault;
import dev.neurojit.sim.Fault;
import dev.neurojit.syntax.Source;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A controller in a process of its own, for one flight. */
final class IsolatedController implements Controller, AutoCloseable {
  private final Path directory;
  private final Process process;
  private final DataOutputStream questions;
  private final DataInputStream answers;
  private final Limits limits;
  private volatile boolean late;

  /** Ends the process with this one, if that is told to end in the middle of a flight. */
  private final Thread atExit = new Thread(this::end, "neurojit-isolated-end");

  private IsolatedController(Path directory, Process process, Limits limits) {
    this.directory = directory;
    this.process = process;
    this.limits = limits;
    questions = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    answers = new DataInputStream(process.getInputStream());
  }

  /**
   * Starts the process; before the first question, {@link #refusal} is to be asked.
   *
   * @throws UncheckedIOException if no process can be made
   */
  static IsolatedController start(Source program, Limits limits) {
    try {
      Path directory = Files.createTempDirectory("neurojit-isolated");
      Process process = IsolatedCommand.of(directory, limits).start();
      var controller = new IsolatedController(directory, process, limits);
      Runtime.getRuntime().addShutdownHook(controller.atExit);
      CompletableFuture.delayedExecutor(limits.time().toMillis(), TimeUnit.MILLISECONDS)
          .execute(controller::giveUp);
      controller.send(program);
      return controller;
    } catch (IOException e) {
      throw new UncheckedIOException("no process for an isolated program", e);
    }
  }

  private void giveUp() {
    late = process.isAlive();
    process.destroyForcibly();
  }

  private void send(Source program) {
    try {
      write(program.name());
      write(program.text());
      questions.flush();
    } catch (IOException e) {
      // It died early; the first question tells how.
      process.destroy();
    }
  }

  private void write(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    questions.writeInt(bytes.length);
    questions.write(bytes);
  }

  /** Why the program does not compile, if so; nothing too if the process died of the attempt. */
  Optional<String> refusal() {
    try {
      String refusal = answers.readUTF();
      return refusal.isEmpty() ? Optional.empty() : Optional.of(refusal);
    } catch (IOException e) {
      // The first question tells what it died of.
      return Optional.empty();
    }
  }

  @Override
  public double throttle(double altitude, double velocity, double fuel, double time)
      throws ControllerFault {
    try {
      questions.writeDouble(altitude);
      questions.writeDouble(velocity);
      questions.writeDouble(fuel);
      questions.writeDouble(time);
      questions.flush();
      return answers.readDouble();
    } catch (IOException e) {
      throw dead();
    }
  }

  private ControllerFault dead() {
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return Obituary.of(process.waitFor(), late, limits, IsolatedCommand.errorFile(directory));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ControllerFault(Fault.Reason.TIMEOUT, "interrupted");
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // It runs already.
    }
    end();
  }

  private void end() {
    process.destroyForcibly();
    try {
      Files.deleteIfExists(IsolatedCommand.errorFile(directory));
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      // Whatever else lies there is in the system's folder for such things.
      directory.toFile().deleteOnExit();
    }
  }
}
