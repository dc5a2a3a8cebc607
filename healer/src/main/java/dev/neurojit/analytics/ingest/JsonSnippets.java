package dev.neurojit.analytics.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.neurojit.analytics.Row;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Snippets from JSON lines: one object a line, the text in a field of it. */
final class JsonSnippets {
  /** Where texts are looked for, in this order. */
  static final List<String> FIELDS =
      List.of("text", "broken", "mlir", "code", "program", "reply", "output", "completion");

  /** Longest line, bytes: a text at MLIR's limit with each character escaped would be longer. */
  private static final int LONGEST = 16 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final List<String> fields;
  private final Consumer<Snippet> snippets;
  private final Consumer<Row.Defect> defects;

  /**
   * Creates a reader.
   *
   * @param name of the file
   * @param field that holds the text; null for the usual ones
   */
  JsonSnippets(
      String name,
      @Nullable String field,
      Consumer<Snippet> snippets,
      Consumer<Row.Defect> defects) {
    this.name = name;
    this.fields = field == null ? FIELDS : List.of(field);
    this.snippets = snippets;
    this.defects = defects;
  }

  /** Reads all lines; those that hold no text are told as defects. */
  void read(InputStream in) throws IOException {
    var lines = new LineReader(in, LONGEST);
    for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
      String text = line.text();
      if (text == null) {
        defect(line, "the line is longer than %d MiB".formatted(LONGEST >> 20));
      } else if (!text.isBlank()) {
        read(line, text);
      }
    }
  }

  private void read(LineReader.Line line, String text) {
    try {
      JsonNode object = JSON.readTree(text);
      JsonNode program =
          fields.stream()
              .map(object::path)
              .filter(JsonNode::isTextual)
              .findFirst()
              .orElse(object.path(""));
      if (program.isTextual()) {
        snippets.accept(snippet(line, object, program.asText()));
      } else {
        defect(
            line,
            object.isObject()
                ? "no text in a field called " + String.join(", ", fields)
                : "an object is expected");
      }
    } catch (JsonProcessingException e) {
      defect(line, "no JSON: " + e.getOriginalMessage());
    }
  }

  private Snippet snippet(LineReader.Line line, JsonNode object, String text) {
    return new Snippet(
        name + ":" + line.number(),
        text,
        object.path("model").asText(null),
        object.path("prompt_version").asText(null),
        time(object.path("time").asText("")),
        object.path("expect").asText(null));
  }

  private static @Nullable LocalDateTime time(String text) {
    try {
      return text.isEmpty() ? null : LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private void defect(LineReader.Line line, String reason) {
    defects.accept(new Row.Defect(name, line.offset(), reason));
  }
}
