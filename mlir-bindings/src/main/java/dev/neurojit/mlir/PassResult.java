package dev.neurojit.mlir;

import java.util.List;

/** What became of a run of passes over a module. */
public sealed interface PassResult {
  /** The module was rewritten. */
  record Ok(List<MlirDiagnostic> warnings) implements PassResult {}

  /** A pass failed and left the module half rewritten; at least one diagnostic. */
  record Failed(List<MlirDiagnostic> diagnostics) implements PassResult {}
}
