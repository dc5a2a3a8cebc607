package dev.neurojit.mlir;

import java.util.List;

/** What a text did to MLIR in a process of its own. */
public sealed interface ProbeResult {
  /** MLIR parsed, verified and printed it. */
  record Accepted() implements ProbeResult {}

  /** MLIR rejected it; at least one diagnostic. */
  record Rejected(List<MlirDiagnostic> diagnostics) implements ProbeResult {}

  /** MLIR died, such as of {@code SIGSEGV}. */
  record Crashed(String cause) implements ProbeResult {}

  /** MLIR was stopped because it took too long. */
  record TimedOut() implements ProbeResult {}
}
