package dev.neurojit.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A program of a corpus.
 *
 * @param id its name
 * @param category what is wrong with it, roughly
 * @param family the same more precisely, with slashes
 * @param expect what a repair tool should do with it
 * @param entry the function that is called, without sigil
 * @param inputs its argument types, scalars
 * @param outputs its result types, scalars
 * @param vectors arguments and what the program that was meant gives for them
 * @param broken the text to repair
 */
record CorpusCase(
    String id,
    String category,
    String family,
    Expect expect,
    String entry,
    List<String> inputs,
    List<String> outputs,
    List<Vector> vectors,
    String broken) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What should become of a program. */
  enum Expect {
    /** It has an evident intent. */
    REPAIR,
    /** It is valid and comes back as it is. */
    UNTOUCHED,
    /** It has no evident intent. */
    REFUSE
  }

  /** Arguments and results; each a number or a text such as {@code nan}. */
  record Vector(List<Object> in, List<Object> out) {}

  /** Reads the {@code index.jsonl} of a folder. */
  static List<CorpusCase> readAll(Path folder) throws IOException {
    List<CorpusCase> cases = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("index.jsonl"))) {
      if (!line.isBlank()) {
        cases.add(of(JSON.readTree(line)));
      }
    }
    return cases;
  }

  static CorpusCase of(JsonNode node) {
    List<Vector> vectors = new ArrayList<>();
    for (JsonNode vector : node.path("vectors")) {
      vectors.add(new Vector(values(vector.path("in")), values(vector.path("out"))));
    }
    return new CorpusCase(
        node.path("id").asText(),
        node.path("category").asText(),
        node.path("family").asText(),
        Expect.valueOf(node.path("expect").asText().toUpperCase(Locale.ROOT)),
        node.path("entry").asText(),
        values(node.path("inputs")).stream().map(Object::toString).toList(),
        values(node.path("outputs")).stream().map(Object::toString).toList(),
        List.copyOf(vectors),
        node.path("broken").asText());
  }

  private static List<Object> values(JsonNode array) {
    List<Object> values = new ArrayList<>();
    for (JsonNode value : array) {
      values.add(value.isNumber() ? value.numberValue() : value.asText());
    }
    return List.copyOf(values);
  }
}
