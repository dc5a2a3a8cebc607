package dev.neurojit.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Input and output examples as JSON:
 *
 * <pre>{@code
 * {"function": "saturating_add", "signature": "(i8, i8) -> i8",
 *  "description": "Adds two signed bytes; sums beyond the range stay at its end.",
 *  "examples": [{"inputs": [100, 100], "output": 127}, {"inputs": [1, 2], "output": 3}]}
 * }</pre>
 *
 * {@code description} and {@code tolerance} (relative, of float answers) are optional. Booleans are
 * {@code true} and {@code false}; floats may also be the strings {@code "inf"}, {@code "-inf"} and
 * {@code "nan"}.
 */
public final class ExamplesFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final List<String> KEYS =
      List.of("function", "signature", "description", "tolerance", "examples");

  private ExamplesFile() {}

  /** What a file gives. */
  public sealed interface Read {}

  /** The objective. */
  public record Ok(AnswersObjective objective) implements Read {}

  /** Why there is none: what is wrong, where, what was expected; one line. */
  public record Failed(String message) implements Read {}

  /**
   * Reads examples.
   *
   * @param name of the objective
   */
  public static Read parse(String name, String json) {
    try {
      return new Ok(read(name, JSON.readTree(json)));
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null
              ? ""
              : "line %d, column %d: "
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      return new Failed(place + plain(e.getOriginalMessage()));
    } catch (Defect e) {
      return new Failed(String.valueOf(e.getMessage()));
    }
  }

  /** The parser's advice is for programmers in Java. */
  private static String plain(String message) {
    return message
        .replaceFirst(
            "Non-standard token '(-|\\+)?(\\w+)'.*",
            "$1$2 is no JSON: write \"nan\", \"inf\" or \"-inf\"")
        .replaceFirst(",? from `\\w+\\.\\w+\\(\\)`", "");
  }

  private static AnswersObjective read(String name, JsonNode root) throws Defect {
    if (!root.isObject()) {
      throw new Defect("expected an object with " + String.join(", ", KEYS));
    }
    known(root, KEYS, "");
    Signature signature = signature(text(root, "function"), text(root, "signature"));
    JsonNode listed = root.path("examples");
    if (!listed.isArray() || listed.isEmpty()) {
      throw new Defect("\"examples\" is missing or empty, expected a list of examples");
    }
    var examples = new ArrayList<Example>();
    for (JsonNode example : listed) {
      examples.add(example(signature, example, "example " + (examples.size() + 1)));
    }
    JsonNode tolerance = root.path("tolerance");
    if (!tolerance.isMissingNode() && !(tolerance.isNumber() && tolerance.asDouble() >= 0)) {
      throw new Defect("\"tolerance\" is " + tolerance + ", expected a number from 0");
    }
    agree(signature, examples);
    return new AnswersObjective(
        name,
        signature,
        root.path("description").asText(""),
        examples,
        tolerance.asDouble(signature.result().tolerance()));
  }

  /** A key that is misspelt would otherwise be as good as missing. */
  private static void known(JsonNode object, List<String> keys, String place) throws Defect {
    for (var fields = object.fieldNames(); fields.hasNext(); ) {
      String key = fields.next();
      if (!keys.contains(key)) {
        throw new Defect(
            "%sthere is no key \"%s\", expected %s".formatted(place, key, String.join(", ", keys)));
      }
    }
  }

  /** No function gives two answers to one question. */
  private static void agree(Signature signature, List<Example> examples) throws Defect {
    var seen = new HashMap<List<Object>, Integer>();
    for (int i = 0; i < examples.size(); i++) {
      Integer first = seen.putIfAbsent(examples.get(i).inputs(), i);
      if (first != null && !examples.get(first).output().equals(examples.get(i).output())) {
        throw new Defect(
            "example %d says that %s is %s, example %d that it is %s"
                .formatted(
                    first + 1,
                    signature.call(examples.get(i).inputs()),
                    examples.get(first).output(),
                    i + 1,
                    examples.get(i).output()));
      }
    }
  }

  private static String text(JsonNode root, String key) throws Defect {
    if (!root.path(key).isTextual()) {
      throw new Defect("\"" + key + "\" is missing, expected a string");
    }
    return root.path(key).asText();
  }

  /** Reads for example {@code (i8, i8) -> i8}. */
  private static Signature signature(String function, String text) throws Defect {
    int close = text.indexOf(')');
    String[] rest = text.substring(close + 1).split("->", -1);
    if (!text.startsWith("(") || close < 0 || rest.length != 2 || !rest[0].isBlank()) {
      throw new Defect("\"signature\" is " + text + ", expected for example (f32, f32) -> f32");
    }
    var parameters = new ArrayList<Scalar>();
    String inside = text.substring(1, close);
    for (String type : inside.isBlank() ? new String[0] : inside.split(",", -1)) {
      parameters.add(type(type));
    }
    String symbol = function.replaceFirst("^@", "");
    if (!symbol.matches("[A-Za-z_][\\w$.]*")) {
      throw new Defect("\"function\" is " + function + ", expected the name of a function");
    }
    return new Signature(symbol, parameters, type(rest[1]));
  }

  private static Scalar type(String text) throws Defect {
    Optional<Scalar> type = Scalar.of(text.strip());
    return type.orElseThrow(() ->
        new Defect(
            "\"signature\" has the type "
                + text.strip()
                + ", expected f32, f64, index, i1, i8,"
                + " i16, i32 or i64"));
  }

  private static Example example(Signature signature, JsonNode example, String place)
      throws Defect {
    known(example, List.of("inputs", "output"), place + ": ");
    JsonNode inputs = example.path("inputs");
    List<Scalar> types = signature.parameters();
    if (!inputs.isArray() || inputs.size() != types.size()) {
      throw new Defect(
          "%s: \"inputs\" is %s, expected %d values".formatted(place, inputs, types.size()));
    }
    var values = new ArrayList<Object>();
    for (int i = 0; i < types.size(); i++) {
      values.add(value(types.get(i), inputs.get(i), place + ", input " + (i + 1)));
    }
    if (!example.has("output")) {
      throw new Defect(place + ": \"output\" is missing");
    }
    return new Example(
        values, value(signature.result(), example.path("output"), place + ", output"));
  }

  private static Object value(Scalar type, JsonNode node, String place) throws Defect {
    Optional<Object> value = value(type, node);
    return value.orElseThrow(
        () -> new Defect("%s: %s is no %s".formatted(place, node, type.text())));
  }

  private static Optional<Object> value(Scalar type, JsonNode node) {
    if (type.isFloat()) {
      return node.isNumber()
          ? Optional.of(type.box(node.asDouble()))
              .filter(value -> Double.isFinite(((Number) value).doubleValue()))
          : special(node.asText()).map(type::box);
    }
    if (node.isBoolean()) {
      return type == Scalar.I1 ? Optional.of(node.asBoolean()) : Optional.empty();
    }
    return node.isIntegralNumber() && node.canConvertToLong()
        ? Optional.of(node.asLong()).filter(type::holds).map(type::box)
        : Optional.empty();
  }

  private static Optional<Double> special(String text) {
    return switch (text) {
      case "nan" -> Optional.of(Double.NaN);
      case "inf" -> Optional.of(Double.POSITIVE_INFINITY);
      case "-inf" -> Optional.of(Double.NEGATIVE_INFINITY);
      default -> Optional.empty();
    };
  }

  /** What is wrong with the file. */
  private static final class Defect extends Exception {
    private static final long serialVersionUID = 1;

    Defect(String message) {
      super(message, null, false, false);
    }
  }
}
