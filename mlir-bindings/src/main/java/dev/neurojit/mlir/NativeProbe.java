package dev.neurojit.mlir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parses, verifies and prints text in a child process, because some programs crash MLIR 22 and
 * would take the JVM with them. Costs some 25 ms of CPU.
 */
public final class NativeProbe {
  private static final String FILE = "neurojit-probe";

  private static final int ACCEPTED = 0;
  private static final int REJECTED = 1;
  private static final int FATAL = 3;
  private static final int SIGNAL = 128;

  private static final Map<Integer, String> SIGNALS =
      Map.of(4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 11, "SIGSEGV");
  private static final int SIGKILL = 9;
  private static final int SIGALRM = 14;
  private static final int SIGXCPU = 24;

  private NativeProbe() {}

  /**
   * Tries the text, for 5 seconds of CPU and 20 in all at most.
   *
   * @param name the file name that diagnostics give
   * @throws NativeLibraryException if the probe cannot be run
   */
  public static ProbeResult probe(String name, String text) {
    return probe(name, text.getBytes(StandardCharsets.UTF_8), UnknownDialects.REFUSED);
  }

  /**
   * Tries text or bytecode.
   *
   * @throws NativeLibraryException if the probe cannot be run
   */
  public static ProbeResult probe(String name, byte[] program, UnknownDialects dialects) {
    Path probe = MlirLibrary.directory().resolve(FILE);
    if (!Files.isExecutable(probe)) {
      throw new NativeLibraryException(
          "No program at %s. Run ./dev setup, which builds it.".formatted(probe));
    }
    List<String> command =
        dialects == UnknownDialects.ALLOWED
            ? List.of(probe.toString(), name, "--allow-unregistered-dialect")
            : List.of(probe.toString(), name);
    try {
      return run(command, program);
    } catch (IOException e) {
      throw new NativeLibraryException(
          "%s does not start (%s).".formatted(probe, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ProbeResult.TimedOut();
    }
  }

  /**
   * Returns what MLIR says of a text in a process of its own: nothing if it accepts it, else its
   * diagnostics, or what became of the process.
   *
   * @throws NativeLibraryException if the probe cannot be run
   */
  public static List<MlirDiagnostic> verdict(String name, String text) {
    return refusal(name, probe(name, text), "; look at how deep its brackets nest first");
  }

  /**
   * Why the text must not be parsed in this process: the probe's diagnostics, or what became of it.
   * Empty if the text is plain or was accepted. Text that was rejected is not parsed again, as what
   * only shook MLIR there may bring it down here.
   */
  static List<MlirDiagnostic> refusal(String name, String text, UnknownDialects dialects) {
    Optional<String> risk = Risk.of(text);
    return risk.isEmpty()
        ? List.of()
        : refusal(
            name,
            probe(name, text.getBytes(StandardCharsets.UTF_8), dialects),
            "; look at '%s' first".formatted(risk.get()));
  }

  /**
   * As above for a context with other dialects than the probe has: only what became of the probe
   * counts, not what it says of the text.
   */
  static List<MlirDiagnostic> crash(String name, String text) {
    Optional<String> risk = Risk.of(text);
    if (risk.isEmpty()) {
      return List.of();
    }
    ProbeResult result = probe(name, text);
    return result instanceof ProbeResult.Rejected
        ? List.of()
        : refusal(name, result, "; look at '%s' first".formatted(risk.get()));
  }

  /**
   * Why a program must not be read in this process; nothing if it may be.
   *
   * @param hint what to look at, behind what is said of a crash
   */
  static List<MlirDiagnostic> refusal(String name, ProbeResult result, String hint) {
    return switch (result) {
      case ProbeResult.Accepted() -> List.of();
      case ProbeResult.Rejected(List<MlirDiagnostic> diagnostics) -> diagnostics;
      case ProbeResult.Crashed(String cause) ->
          refusal(name, "crashed on this text (%s)".formatted(cause), hint);
      case ProbeResult.TimedOut() -> refusal(name, "took too long on this text", hint);
    };
  }

  private static List<MlirDiagnostic> refusal(String name, String what, String hint) {
    return List.of(
        MlirDiagnostic.error(
            "MLIR's own parser %s%s".formatted(what, hint), Location.point(name, 1, 1)));
  }

  private static ProbeResult run(List<String> command, byte[] program)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      feed(process, program);
      byte[] output = process.getInputStream().readAllBytes();
      return outcome(command.getFirst(), process.waitFor(), output);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void feed(Process process, byte[] program) {
    try (OutputStream input = process.getOutputStream()) {
      input.write(program);
    } catch (IOException _) {
      // The probe is gone already; its exit status says how.
    }
  }

  private static ProbeResult outcome(String program, int status, byte[] output) {
    return switch (status) {
      case ACCEPTED -> new ProbeResult.Accepted();
      case REJECTED -> new ProbeResult.Rejected(DiagnosticReader.read(output));
      case FATAL -> new ProbeResult.Crashed("fatal error");
      case SIGNAL + SIGXCPU, SIGNAL + SIGKILL, SIGNAL + SIGALRM -> new ProbeResult.TimedOut();
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
