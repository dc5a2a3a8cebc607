package dev.neurojit.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * The operations of MLIR's core dialects, by name. {@code operations.txt} beside this class holds
 * them; {@code operations.py} in the module's folder makes it anew from the installed .td files.
 */
public final class OpNames {
  private static final Collection<String> ALL = read();

  private OpNames() {}

  /** Returns all names in order. */
  public static Collection<String> all() {
    return ALL;
  }

  /** Returns whether there is an operation of this name in the core dialects. */
  public static boolean contains(String name) {
    return ALL.contains(name);
  }

  /**
   * Returns the names nearest to a written one, which differ by at most two letters, or by case;
   * empty if the name exists.
   */
  public static List<String> near(String written) {
    if (ALL.contains(written) || written.length() > 64) {
      return List.of();
    }
    for (int distance = 0; distance <= 2; distance++) {
      int wanted = distance;
      List<String> found =
          ALL.stream().filter(name -> Spelling.distance(name, written) == wanted).toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static Collection<String> read() {
    try (InputStream in = OpNames.class.getResourceAsStream("operations.txt")) {
      if (in == null) {
        throw new IllegalStateException("operations.txt is not on the class path");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      TreeSet<String> names = new TreeSet<>(text.lines().toList());
      return Collections.unmodifiableSortedSet(names);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
