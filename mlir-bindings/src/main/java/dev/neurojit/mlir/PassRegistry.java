package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The native passes and pipelines that a pipeline's text may name. */
public final class PassRegistry {
  /** One of them; the description may be empty. */
  public record Entry(String name, String description) {}

  private PassRegistry() {}

  /**
   * What a pass or pipeline becomes without options, as text with all options and their values;
   * empty if there is none of that name or it does not do without options.
   */
  public static Optional<String> defaults(String name) {
    MlirLibrary.load();
    try (Arena arena = Arena.ofConfined()) {
      NativeResult result = NativeResult.take(CApi.neurojitPassDefaults(arena.allocateFrom(name)));
      return result.isOk() ? Optional.of(result.string()) : Optional.empty();
    }
  }

  /** All of them, by name. */
  public static List<Entry> entries() {
    MlirLibrary.load();
    return NativeResult.take(CApi.neurojitPassNames())
        .string()
        .lines()
        .map(line -> line.split("\t", 2))
        .filter(parts -> !parts[0].equals("neurojit-java"))
        .map(parts -> new Entry(parts[0], parts[1]))
        .sorted(Comparator.comparing(Entry::name))
        .toList();
  }
}
