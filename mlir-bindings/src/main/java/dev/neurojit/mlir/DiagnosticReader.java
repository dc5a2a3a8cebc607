package dev.neurojit.mlir;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Decodes the byte stream of diagnostics that neurojit.h describes. */
final class DiagnosticReader {
  private static final String OPERATION_DUMP = "see current operation:";

  private final ByteBuffer bytes;

  private DiagnosticReader(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }

  static List<MlirDiagnostic> read(byte[] bytes) {
    if (bytes.length == 0) {
      return List.of();
    }
    DiagnosticReader reader = new DiagnosticReader(bytes);
    List<MlirDiagnostic> all = new ArrayList<>();
    while (reader.bytes.hasRemaining()) {
      all.add(reader.diagnostic());
    }
    return List.copyOf(all);
  }

  private MlirDiagnostic diagnostic() {
    Severity severity = Severity.of(bytes.getInt());
    Location location = location();
    String message = text();
    List<MlirDiagnostic.Note> notes = new ArrayList<>();
    int count = bytes.getInt();
    for (int i = 0; i < count; i++) {
      MlirDiagnostic note = diagnostic();
      if (!note.message().startsWith(OPERATION_DUMP)) {
        notes.add(new MlirDiagnostic.Note(note.message(), note.location()));
      }
    }
    return new MlirDiagnostic(severity, message, location, notes);
  }

  private Location location() {
    int startLine = bytes.getInt();
    int startColumn = bytes.getInt();
    int endLine = bytes.getInt();
    int endColumn = bytes.getInt();
    String file = text();
    return startLine == 0
        ? Location.UNKNOWN
        : new Location(file, startLine, startColumn, endLine, endColumn);
  }

  private String text() {
    byte[] utf8 = new byte[bytes.getInt()];
    bytes.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
