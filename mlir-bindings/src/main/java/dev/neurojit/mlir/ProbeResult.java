package dev.neurojit.mlir;

/** What a text did to MLIR in a process of its own. */
public sealed interface ProbeResult {
  /** MLIR accepted or rejected it, and lived. */
  record Survived() implements ProbeResult {}

  /** MLIR died, such as of {@code SIGSEGV}. */
  record Crashed(String cause) implements ProbeResult {}

  /** MLIR was stopped because it took too long. */
  record TimedOut() implements ProbeResult {}
}
