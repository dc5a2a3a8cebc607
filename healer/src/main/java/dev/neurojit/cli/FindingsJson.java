package dev.neurojit.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Note;
import dev.neurojit.syntax.Position;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import java.util.List;

/** Diagnostics for programs: one array over all files; lines and columns count from 1. */
final class FindingsJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ArrayNode all = JSON.createArrayNode();

  /** Adds the findings of a file. */
  void add(Source source, List<Diagnostic> found) {
    for (Diagnostic diagnostic : found) {
      ObjectNode node = place(source, diagnostic.span());
      node.put("code", diagnostic.code());
      node.put("severity", diagnostic.severity().label());
      node.put("message", diagnostic.message());
      diagnostic.help().ifPresent(help -> node.put("help", help));
      ArrayNode notes = node.putArray("notes");
      for (Note note : diagnostic.notes()) {
        Span span = note.span();
        ObjectNode placed = span == null ? JSON.createObjectNode() : place(source, span);
        notes.add(placed.put("message", note.message()));
      }
      ArrayNode patches = node.putArray("patches");
      diagnostic
          .patches()
          .forEach(patch ->
              patches
                  .addObject()
                  .put("title", patch.title())
                  .put("applicability", patch.applicability().name()));
      all.add(node);
    }
  }

  private static ObjectNode place(Source source, Span span) {
    Position start = source.positionAt(span.start());
    Position end = source.positionAt(span.end());
    return JSON.createObjectNode()
        .put("file", source.name())
        .put("line", start.line())
        .put("column", start.column())
        .put("endLine", end.line())
        .put("endColumn", end.column());
  }

  @Override
  public String toString() {
    return all.toPrettyString();
  }
}
