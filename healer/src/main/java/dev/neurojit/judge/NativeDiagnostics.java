package dev.neurojit.judge;

import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Findings;
import dev.neurojit.syntax.Source;
import java.util.List;

/** MLIR's diagnostics in terms of the text's characters. */
final class NativeDiagnostics {
  private NativeDiagnostics() {}

  /** Returns each with its notes; those without a place point at the text's start. */
  static List<Diagnostic> of(Source source, List<MlirDiagnostic> diagnostics) {
    return diagnostics.stream()
        .map(diagnostic -> Findings.fromNative(source, NativeParser.located(diagnostic)))
        .toList();
  }
}
