package dev.neurojit.mlir.testing.filecheck;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What the directives so far have captured. */
final class Variables {
  /** A number and how it was written. */
  record Numeric(BigInteger value, Numeral numeral) {}

  private final Map<String, String> strings = new HashMap<>();
  private final Map<String, Numeric> numbers = new HashMap<>();

  boolean isDefined(String name) {
    return strings.containsKey(name) || numbers.containsKey(name);
  }

  /** A defined variable as text. */
  String show(String name) {
    String string = strings.get(name);
    return string != null ? string : number(name).value().toString();
  }

  String string(String name) {
    return Objects.requireNonNull(strings.get(name), "undefined: " + name);
  }

  Numeric number(String name) {
    return Objects.requireNonNull(numbers.get(name), "undefined: " + name);
  }

  void define(String name, String value) {
    strings.put(name, value);
  }

  void define(String name, Numeric value) {
    numbers.put(name, value);
  }

  /** Forgets all but those whose name begins with a dollar sign. */
  void clearLocal() {
    strings.keySet().removeIf(name -> !name.startsWith("$"));
    numbers.keySet().removeIf(name -> !name.startsWith("$"));
  }
}
