package dev.neurojit.admit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The allow-list of operations, read from {@code operations.txt} beside this class. */
final class AdmittedOperations {
  private static final Set<String> NAMES = read();

  private AdmittedOperations() {}

  /** Returns whether an operation is on the list. */
  static boolean contains(String name) {
    return NAMES.contains(name);
  }

  /** Returns the whole list. */
  static Set<String> names() {
    return NAMES;
  }

  private static Set<String> read() {
    try (InputStream in = AdmittedOperations.class.getResourceAsStream("operations.txt")) {
      if (in == null) {
        throw new IllegalStateException("operations.txt is missing from the product");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("operations.txt cannot be read", e);
    }
  }
}
