package dev.neurojit.mlir;

import java.util.List;

/** What became of a compilation into the process. */
public sealed interface JitResult {
  /** The code is ready; the caller closes it. */
  record Ok(Jit jit) implements JitResult {}

  /** The module does not compile, cannot be guarded or needs symbols that are not allowed. */
  record Failed(List<MlirDiagnostic> diagnostics) implements JitResult {}
}
