package dev.neurojit.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All operations of MLIR, by name, those of the core dialects with what they take and give. {@code
 * operations.txt} beside this class holds them; {@code operations.py} in the module's folder makes
 * it anew from the native registry and the installed .td files.
 */
public final class OpNames {
  private static final int FARTHEST = 2;

  private static final Map<String, OpSignature> ALL = read();

  private OpNames() {}

  /** Returns all names in order. */
  public static Collection<String> all() {
    return ALL.keySet();
  }

  /** Returns whether there is an operation of this name. */
  public static boolean contains(String name) {
    return ALL.containsKey(name);
  }

  /** Returns what is known of an operation, or null if there is none of this name. */
  public static @Nullable OpSignature signature(String name) {
    return ALL.get(name);
  }

  /**
   * Returns the names nearest to a written one, in a core dialect or the one that is written, which
   * differ by at most two letters, or by case; empty if the name exists.
   */
  public static List<String> near(String written) {
    if (ALL.containsKey(written) || written.length() > 64) {
      return List.of();
    }
    List<String> nearest = new ArrayList<>();
    int least = FARTHEST;
    for (String name : ALL.keySet()) {
      boolean candidate = OpTable.hasKnownDialect(name) || dialect(name).equals(dialect(written));
      int distance = candidate ? Spelling.distance(name, written) : FARTHEST + 1;
      if (distance < least) {
        nearest.clear();
        least = distance;
      }
      if (distance == least) {
        nearest.add(name);
      }
    }
    return nearest;
  }

  private static String dialect(String name) {
    return name.substring(0, Math.max(0, name.indexOf('.')));
  }

  private static Map<String, OpSignature> read() {
    try (InputStream in = OpNames.class.getResourceAsStream("operations.txt")) {
      if (in == null) {
        throw new IllegalStateException("operations.txt is not on the class path");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .map(OpSignature::read)
          .collect(Collectors.toMap(OpSignature::name, it -> it, (a, b) -> a, TreeMap::new));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
