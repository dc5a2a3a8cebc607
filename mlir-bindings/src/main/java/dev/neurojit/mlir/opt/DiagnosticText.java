package dev.neurojit.mlir.opt;

import dev.neurojit.mlir.Location;
import dev.neurojit.mlir.MlirDiagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes diagnostics as mlir-opt does: the place, the message, the line and a caret. */
public final class DiagnosticText {
  private final List<NamedText> sources;

  /** Makes a writer that can show lines of the given texts. */
  public DiagnosticText(NamedText... sources) {
    this.sources = List.of(sources);
  }

  /** All of them, with their notes. */
  public String of(List<MlirDiagnostic> diagnostics) {
    List<String> lines = new ArrayList<>();
    for (MlirDiagnostic diagnostic : diagnostics) {
      String kind = diagnostic.severity().name().toLowerCase(Locale.ROOT);
      lines.add(one(diagnostic.location(), kind, diagnostic.message()));
      diagnostic.notes().forEach(note -> lines.add(one(note.location(), "note", note.message())));
    }
    return String.join("", lines);
  }

  private String one(Location at, String kind, String message) {
    Optional<NamedText> source =
        sources.stream().filter(text -> text.name().equals(at.file())).findFirst();
    if (!at.isKnown() || source.isEmpty()) {
      String place = at.isKnown() ? at + ": " : "";
      return "%s%s: %s%n".formatted(place, kind, message);
    }
    NamedText text = source.get();
    int start = text.start(at.startLine());
    String line = text.text().substring(start).lines().findFirst().orElse("");
    return text.show(start + Location.charColumn(line, at.startColumn()) - 1, kind, message);
  }
}
