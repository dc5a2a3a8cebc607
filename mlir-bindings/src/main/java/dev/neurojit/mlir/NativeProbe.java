package dev.neurojit.mlir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Parses, verifies and prints text in a child process, because some programs crash MLIR 22 and
 * would take the JVM with them. Costs some 25 ms of CPU.
 */
public final class NativeProbe {
  private static final String FILE = "neurojit-probe";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final int ACCEPTED = 0;
  private static final int REJECTED = 1;
  private static final int FATAL = 3;
  private static final int SIGNAL = 128;

  private static final Map<Integer, String> SIGNALS =
      Map.of(4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 11, "SIGSEGV");
  private static final int SIGKILL = 9;
  private static final int SIGXCPU = 24;

  private NativeProbe() {}

  /**
   * Tries the text.
   *
   * @throws NativeLibraryException if the probe cannot be run
   */
  public static ProbeResult probe(String text) {
    Path program = MlirLibrary.directory().resolve(FILE);
    if (!Files.isExecutable(program)) {
      throw new NativeLibraryException(
          "No program at %s. Run ./dev setup, which builds it.".formatted(program));
    }
    try {
      return run(program, text);
    } catch (IOException e) {
      throw new NativeLibraryException(
          "%s does not start (%s).".formatted(program, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ProbeResult.TimedOut();
    }
  }

  /** Why the text must not be parsed in this process; empty if it is plain or was survived. */
  static Optional<MlirDiagnostic> refusal(String name, String text) {
    return Risk.of(text)
        .flatMap(risk ->
            switch (probe(text)) {
              case ProbeResult.Survived() -> Optional.empty();
              case ProbeResult.Crashed(String cause) ->
                  Optional.of(
                      "MLIR's own parser crashed on this text (%s); look at '%s' first"
                          .formatted(cause, risk));
              case ProbeResult.TimedOut() ->
                  Optional.of(
                      "MLIR's own parser took too long on this text; look at '%s' first"
                          .formatted(risk));
            })
        .map(message -> MlirDiagnostic.error(message, Location.point(name, 1, 1)));
  }

  private static ProbeResult run(Path program, String text)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(program.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      feed(process, text);
      return process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)
          ? outcome(program, process.exitValue())
          : new ProbeResult.TimedOut();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void feed(Process process, String text) {
    try (OutputStream input = process.getOutputStream()) {
      input.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      // The probe is gone already; its exit status says how.
    }
  }

  private static ProbeResult outcome(Path program, int status) {
    return switch (status) {
      case ACCEPTED, REJECTED -> new ProbeResult.Survived();
      case FATAL -> new ProbeResult.Crashed("fatal error");
      case SIGNAL + SIGXCPU, SIGNAL + SIGKILL -> new ProbeResult.TimedOut();
      default -> {
        if (status <= SIGNAL) {
          throw new NativeLibraryException(
              "%s ended with status %d. Run ./dev setup to rebuild it.".formatted(program, status));
        }
        int signal = status - SIGNAL;
        yield new ProbeResult.Crashed(SIGNALS.getOrDefault(signal, "signal " + signal));
      }
    };
  }
}
