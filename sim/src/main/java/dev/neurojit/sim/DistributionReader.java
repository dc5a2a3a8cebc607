package dev.neurojit.sim;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a figure given as a table: {@code { normal = [500, 20] }} and the like. */
final class DistributionReader {
  private static final List<String> NAMES = List.of("fixed", "normal", "uniform");

  private final Key quantity;
  private Optional<Distribution> distribution = Optional.empty();

  DistributionReader(Key quantity) {
    this.quantity = quantity;
  }

  /** What was read, unless there was a defect. */
  Optional<Distribution> distribution() {
    return distribution;
  }

  /** Reads up to the end of the table. */
  Optional<Defect> read(JsonParser toml) throws IOException {
    for (String name = toml.nextFieldName(); name != null; name = toml.nextFieldName()) {
      if (!NAMES.contains(name)) {
        return defect(
            "has no distribution " + Wording.printable(name),
            Spelling.guess(name, NAMES)
                .map(guess -> guess + " perhaps")
                .orElse("one of fixed, normal, uniform"));
      }
      if (distribution.isPresent()) {
        return defect("has two distributions", "one of fixed, normal, uniform");
      }
      Optional<List<Double>> numbers = numbers(toml);
      Optional<Defect> defect =
          numbers.isEmpty() ? malformed(name) : take(name, numbers.get()).or(this::range);
      if (defect.isPresent()) {
        return defect;
      }
    }
    return distribution.isPresent()
        ? Optional.empty()
        : defect("is an empty table", "one of fixed, normal, uniform");
  }

  private Optional<Defect> take(String name, List<Double> numbers) {
    if (numbers.size() != (name.equals("fixed") ? 1 : 2)) {
      return malformed(name);
    }
    double first = numbers.getFirst();
    double second = numbers.getLast();
    if (name.equals("normal") && !(second >= 0)) {
      return defect(
          "has the standard deviation " + Figure.plain(second), "one that is not negative");
    }
    if (name.equals("uniform") && !(first <= second)) {
      return defect(
          "goes from " + Figure.plain(first) + " to " + Figure.plain(second),
          "the lower number first");
    }
    distribution =
        Optional.of(
            switch (name) {
              case "normal" -> new Distribution.Normal(first, second);
              case "uniform" -> new Distribution.Uniform(first, second);
              default -> new Distribution.Fixed(first);
            });
    return Optional.empty();
  }

  private Optional<Defect> range() {
    return distribution.flatMap(each -> range(each, each.low()).or(() -> range(each, each.high())));
  }

  private Optional<Defect> range(Distribution read, double end) {
    if (quantity.admits(end)) {
      return Optional.empty();
    }
    String how =
        read instanceof Distribution.Normal ? "reaches (4 standard deviations) " : "reaches ";
    return defect(how + Figure.plain(end), quantity.expected());
  }

  private Optional<Defect> malformed(String name) {
    return defect(
        "has a " + name + " distribution of another form",
        switch (name) {
          case "normal" -> "normal = [mean, standard deviation]";
          case "uniform" -> "uniform = [least, greatest]";
          default -> "fixed = number";
        });
  }

  private Optional<Defect> defect(String problem, String expected) {
    String key = quantity.key();
    return Optional.of(
        Defect.ofKey(
            key,
            key + " " + problem,
            expected,
            quantity.remedy() + ", or " + quantity.dispersedExample()));
  }

  /** A number or an array of numbers; nothing where there is anything else. */
  private static Optional<List<Double>> numbers(JsonParser toml) throws IOException {
    List<Double> numbers = new ArrayList<>();
    JsonToken token = toml.nextToken();
    if (token.isNumeric()) {
      numbers.add(toml.getDoubleValue());
    } else if (token == JsonToken.START_ARRAY) {
      for (token = toml.nextToken(); token.isNumeric(); token = toml.nextToken()) {
        numbers.add(toml.getDoubleValue());
      }
      if (token != JsonToken.END_ARRAY) {
        return Optional.empty();
      }
    } else {
      return Optional.empty();
    }
    return Optional.of(numbers);
  }
}
