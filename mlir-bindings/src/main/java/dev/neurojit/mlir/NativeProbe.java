package dev.neurojit.mlir;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Parses, verifies and prints text in a child process, because some programs crash MLIR 22 and
 * would take the JVM with them. Costs some 25 ms of CPU the first time, then 0.2 ms, and 2 ms more
 * where the text before it ended its process.
 */
public final class NativeProbe {
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
    return ProbeProcess.probe(name, program, dialects);
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
  static List<MlirDiagnostic> refusal(String name, TextScan scan, UnknownDialects dialects) {
    Optional<String> risk = Risk.of(scan);
    return risk.isEmpty()
        ? List.of()
        : refusal(
            name, probe(name, scan.text(), dialects), "; look at '%s' first".formatted(risk.get()));
  }

  /**
   * As above for a context with other dialects than the probe has: only what became of the probe
   * counts, not what it says of the text.
   */
  static List<MlirDiagnostic> crash(String name, TextScan scan) {
    Optional<String> risk = Risk.of(scan);
    if (risk.isEmpty()) {
      return List.of();
    }
    ProbeResult result = probe(name, scan.text(), UnknownDialects.REFUSED);
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
}
