package dev.neurojit.mlir;

import java.util.List;
import java.util.Locale;

/** What MLIR, or this package on its behalf, has to say about a program. */
public record MlirDiagnostic(
    Severity severity, String message, Location location, List<Note> notes) {

  /** A remark that belongs to a diagnostic, such as "prior use here". */
  public record Note(String message, Location location) {}

  public MlirDiagnostic {
    notes = List.copyOf(notes);
  }

  /** An error without notes. */
  public static MlirDiagnostic error(String message, Location location) {
    return new MlirDiagnostic(Severity.ERROR, message, location, List.of());
  }

  @Override
  public String toString() {
    return "%s: %s: %s".formatted(location, severity.name().toLowerCase(Locale.ROOT), message);
  }
}
