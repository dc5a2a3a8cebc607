package dev.neurojit.admit;

import dev.neurojit.resource.Resource;
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
    return Resource.text(AdmittedOperations.class, "operations.txt")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .collect(Collectors.toUnmodifiableSet());
  }
}
