package dev.neurojit.sim;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From TOML text to a scenario. Strict: every key known, present and of its type, every figure in
 * range. The first defect met ends the reading.
 */
final class ScenarioReader {
  private static final String NAME = "name";
  private static final List<String> KEYS =
      Stream.concat(
              Stream.of(NAME),
              Stream.<List<? extends Key>>of(Quantity.ALL, PlanarQuantity.ALL)
                  .flatMap(List::stream)
                  .map(Key::key))
          .toList();

  private final Map<Key, Distribution> figures = new LinkedHashMap<>();
  private Optional<String> name = Optional.empty();

  private ScenarioReader() {}

  /** Reads {@code text}; {@code file} is what messages call it. */
  static Loaded read(String file, String text) {
    ScenarioReader reader = new ScenarioReader();
    try (JsonParser toml = new TomlFactory().createParser(text)) {
      Optional<Defect> defect = reader.entries(toml).or(reader::missing).or(reader::conflicts);
      return defect.isPresent()
          ? new Loaded.Rejected(new KeyPlaces(text).locate(defect.get(), file))
          : new Loaded.Ok(reader.ensemble(), reader.plane(), text);
    } catch (JsonProcessingException e) {
      return new Loaded.Rejected(syntax(file, text, e));
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
  }

  private Optional<Defect> entries(JsonParser toml) throws IOException {
    toml.nextToken();
    for (String key = toml.nextFieldName(); key != null; key = toml.nextFieldName()) {
      JsonToken token = toml.nextToken();
      Optional<Defect> defect = entry(key, token, toml);
      if (defect.isPresent()) {
        return defect;
      }
    }
    return Optional.empty();
  }

  private Optional<Defect> entry(String key, JsonToken token, JsonParser toml) throws IOException {
    if (key.equals(NAME)) {
      if (token != JsonToken.VALUE_STRING) {
        return wrongType(key, token, "text in quotes", "write for example name = \"moon\"");
      }
      name = Optional.of(toml.getText());
      return Admissible.name(toml.getText());
    }
    Optional<? extends Key> known = known(key);
    if (known.isEmpty()) {
      return Optional.of(unknown(key));
    }
    Key quantity = known.get();
    if (token == JsonToken.START_OBJECT) {
      DistributionReader table = new DistributionReader(quantity);
      Optional<Defect> defect = table.read(toml);
      table.distribution().ifPresent(each -> figures.put(quantity, each));
      return defect;
    }
    if (!token.isNumeric()) {
      return wrongType(key, token, quantity.expected(), quantity.remedy());
    }
    double value = toml.getDoubleValue();
    figures.put(quantity, new Distribution.Fixed(value));
    return Admissible.range(quantity, value);
  }

  private static Optional<? extends Key> known(String key) {
    Optional<Quantity> vertical = Quantity.byKey(key);
    return vertical.isPresent() ? vertical : PlanarQuantity.byKey(key);
  }

  private static Defect unknown(String key) {
    String shown = Wording.printable(key);
    String expected =
        Spelling.guess(key, KEYS)
            .map(guess -> guess + " perhaps (the unit is part of the key)")
            .orElse("one of " + String.join(", ", KEYS));
    return Defect.ofKey(key, "unknown key " + shown, expected, "rename or remove it");
  }

  private static Optional<Defect> wrongType(
      String key, JsonToken found, String expected, String remedy) {
    String kind =
        switch (found) {
          case START_OBJECT -> "a table";
          case START_ARRAY -> "an array";
          case VALUE_TRUE, VALUE_FALSE -> "a boolean";
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
          default -> "text or a date";
        };
    return Optional.of(Defect.ofKey(key, key + " is " + kind, expected, remedy));
  }

  private Optional<Defect> missing() {
    List<String> missing =
        required()
            .filter(each -> !figures.containsKey(each) && each.fallback().isEmpty())
            .map(Key::key)
            .collect(Collectors.toCollection(ArrayList::new));
    if (name.isEmpty()) {
      missing.addFirst(NAME);
    }
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    String first = missing.getFirst();
    String remedy = known(first).map(Key::remedy).orElse("write name = \"...\"");
    String problem = "missing " + String.join(", ", missing);
    return Optional.of(Defect.ofKey("", problem, "every key without a default", remedy));
  }

  private Stream<Key> required() {
    return Stream.concat(
        Quantity.ALL.stream(), isPlanar() ? PlanarQuantity.ALL.stream() : Stream.of());
  }

  private boolean isPlanar() {
    return PlanarQuantity.ALL.stream().anyMatch(figures::containsKey);
  }

  private Optional<Defect> conflicts() {
    Optional<Defect> vertical =
        Admissible.conflicts(each -> of(each).low(), each -> of(each).high());
    return vertical.isPresent() || !isPlanar()
        ? vertical
        : PlanarAdmissible.conflicts(figures, plane());
  }

  private Map<PlanarQuantity, Distribution> plane() {
    Map<PlanarQuantity, Distribution> plane = new EnumMap<>(PlanarQuantity.class);
    if (isPlanar()) {
      PlanarQuantity.ALL.forEach(each -> plane.put(each, of(each)));
    }
    return plane;
  }

  private Ensemble ensemble() {
    Map<Quantity, Distribution> all = new EnumMap<>(Quantity.class);
    Quantity.ALL.forEach(each -> all.put(each, of(each)));
    return new Ensemble(name.orElseThrow(), all);
  }

  private Distribution of(Key quantity) {
    Distribution given = figures.get(quantity);
    return given != null ? given : new Distribution.Fixed(quantity.fallback().orElseThrow());
  }

  private static Defect syntax(String file, String text, JsonProcessingException e) {
    if (e.getOriginalMessage().equals("Duplicate key")) {
      // Jackson points behind the line, and does not say which key.
      Optional<Defect> repeated = new KeyPlaces(text).repeated(KEYS, file);
      if (repeated.isPresent()) {
        return repeated.get();
      }
    }
    String problem = "not TOML: " + Wording.printable(e.getOriginalMessage());
    Defect defect =
        Defect.ofFile(file, problem, "lines such as gravity_m_s2 = 1.62", "correct the line");
    JsonLocation at = e.getLocation();
    return at == null ? defect : defect.at(file, at.getLineNr(), at.getColumnNr());
  }
}
