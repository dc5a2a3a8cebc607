package dev.neurojit.mlir;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A child process that tries programs in forks of it: one after the other in the same fork, as long
 * as they leave it as it was. It ends when this process does. One that is not asked at the moment
 * waits for whoever asks next, as its start takes as long as a dozen programs.
 */
final class ProbeProcess {
  private static final String FILE = "neurojit-probes";

  private static final BlockingQueue<ProbeProcess> IDLE =
      new ArrayBlockingQueue<>(Math.max(1, Runtime.getRuntime().availableProcessors()));

  private static final int ACCEPTED = 0;
  private static final int REJECTED = 1;
  private static final int FATAL = 3;
  private static final int SIGNAL = 128;

  private static final Map<Integer, String> SIGNALS =
      Map.of(4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 11, "SIGSEGV");
  private static final List<Integer> LIMITS =
      List.of(SIGNAL + 9 /* KILL */, SIGNAL + 14 /* ALRM */, SIGNAL + 24 /* XCPU */);

  private final Process process;
  private final OutputStream requests;
  private final DataInputStream answers;

  private ProbeProcess(Process process) {
    this.process = process;
    this.requests = new BufferedOutputStream(process.getOutputStream());
    this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  /**
   * Tries a program, for 5 seconds of CPU and 20 in all at most.
   *
   * @throws NativeLibraryException if there is no child to do it
   */
  static ProbeResult probe(String name, byte[] program, UnknownDialects dialects) {
    ProbeProcess idle = IDLE.poll();
    if (idle != null) {
      try {
        return idle.ask(name, program, dialects);
      } catch (IOException gone) {
        // Killed by somebody while it waited. A new one will do.
        idle.process.destroyForcibly();
      }
    }
    ProbeProcess started = start();
    try {
      return started.ask(name, program, dialects);
    } catch (IOException broken) {
      started.process.destroyForcibly();
      throw new NativeLibraryException(
          "%s broke off (%s). Run ./dev setup to rebuild it.".formatted(FILE, broken.getMessage()),
          broken);
    }
  }

  private static ProbeProcess start() {
    Path file = MlirLibrary.directory().resolve(FILE);
    if (!Files.isExecutable(file)) {
      throw new NativeLibraryException(
          "No program at %s. Run ./dev setup, which builds it.".formatted(file));
    }
    try {
      return new ProbeProcess(
          new ProcessBuilder(file.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new NativeLibraryException(
          "%s does not start (%s).".formatted(file, e.getMessage()), e);
    }
  }

  private ProbeResult ask(String name, byte[] program, UnknownDialects dialects)
      throws IOException {
    byte[] file = name.getBytes(StandardCharsets.UTF_8);
    requests.write(
        ByteBuffer.allocate(3 * Integer.BYTES)
            .order(ByteOrder.nativeOrder())
            .putInt(dialects == UnknownDialects.ALLOWED ? 1 : 0)
            .putInt(file.length)
            .putInt(program.length)
            .array());
    requests.write(file);
    requests.write(program);
    requests.flush();
    byte[] head = new byte[2 * Integer.BYTES];
    answers.readFully(head);
    ByteBuffer figures = ByteBuffer.wrap(head).order(ByteOrder.nativeOrder());
    int status = figures.getInt();
    byte[] output = new byte[figures.getInt()];
    answers.readFully(output);
    if (!IDLE.offer(this)) {
      process.destroyForcibly();
    }
    return outcome(status, output);
  }

  private static ProbeResult outcome(int status, byte[] output) {
    return switch (status) {
      case ACCEPTED -> new ProbeResult.Accepted();
      case REJECTED -> new ProbeResult.Rejected(DiagnosticReader.read(output));
      case FATAL -> new ProbeResult.Crashed("fatal error");
      default -> {
        if (LIMITS.contains(status)) {
          yield new ProbeResult.TimedOut();
        }
        if (status <= SIGNAL) {
          throw new NativeLibraryException(
              "%s ended with status %d. Run ./dev setup to rebuild it.".formatted(FILE, status));
        }
        int signal = status - SIGNAL;
        yield new ProbeResult.Crashed(SIGNALS.getOrDefault(signal, "signal " + signal));
      }
    };
  }
}
