package dev.neurojit.flight;

import dev.neurojit.mlir.MlirDiagnostic;
import java.util.List;

/** What became of a controller that was to be compiled into its plant. */
public sealed interface Compilation {
  /** It flies; the caller closes it. */
  record Ok(NativeFlight flight) implements Compilation {}

  /** It does not compile. */
  record Failed(List<MlirDiagnostic> diagnostics) implements Compilation {
    public Failed {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
