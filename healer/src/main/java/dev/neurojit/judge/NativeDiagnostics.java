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
    return diagnostics.stream().map(diagnostic -> of(source, diagnostic)).toList();
  }

  private static Diagnostic of(Source source, MlirDiagnostic diagnostic) {
    Diagnostic found = Findings.fromNative(source, NativeParser.located(diagnostic));
    for (MlirDiagnostic.Note note : diagnostic.notes()) {
      MlirDiagnostic remark = MlirDiagnostic.error(note.message(), note.location());
      Diagnostic placed = Findings.fromNative(source, NativeParser.located(remark));
      found = found.note(placed.span(), placed.message());
    }
    return found;
  }
}
