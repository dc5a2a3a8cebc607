package dev.neurojit.mlir;

import java.util.List;

/** What became of a text: a verified module, or the reasons why not. */
public sealed interface Parsed {
  /**
   * The text is valid.
   *
   * @param module the caller closes it
   * @param warnings what MLIR reported all the same
   */
  record Ok(MlirModule module, List<MlirDiagnostic> warnings) implements Parsed {}

  /** The text is not valid; at least one diagnostic. */
  record Failed(List<MlirDiagnostic> diagnostics) implements Parsed {}
}
