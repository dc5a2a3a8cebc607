package dev.neurojit.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All operations of MLIR, by name, those of the core dialects with what they take and give. {@code
 * operations.txt} beside this class holds them; {@code operations.py} in the module's folder makes
 * it anew from the native registry and the installed .td files.
 */
public final class OpNames {
  private static final int FARTHEST = 2;

  private static final int LONGEST = 64;
  private static final int MOST_REMEMBERED = 5000;

  private static final Map<String, OpSignature> ALL = read();

  /** The same to look up in: a sorted map would compare letters a dozen times. */
  private static final Map<String, OpSignature> BY_NAME = Map.copyOf(ALL);

  private static final List<Spelled> SPELLED = ALL.keySet().stream().map(Spelled::of).toList();
  private static final Map<String, List<String>> NEAR = new ConcurrentHashMap<>();

  private OpNames() {}

  /** Returns all names in order. */
  public static Collection<String> all() {
    return ALL.keySet();
  }

  /** Returns whether there is an operation of this name. */
  public static boolean contains(String name) {
    return BY_NAME.containsKey(name);
  }

  /** Returns what is known of an operation, or null if there is none of this name. */
  public static @Nullable OpSignature signature(String name) {
    return BY_NAME.get(name);
  }

  /**
   * Returns the names nearest to a written one, in a core dialect or the one that is written, which
   * differ by at most two letters, or by case; empty if the name exists.
   */
  public static List<String> near(String written) {
    if (BY_NAME.containsKey(written) || written.length() > LONGEST) {
      return List.of();
    }
    // Those who invent names invent the same ones again and again.
    List<String> known = NEAR.get(written);
    if (known == null) {
      known = nearest(written);
      if (NEAR.size() < MOST_REMEMBERED) {
        NEAR.put(written, known);
      }
    }
    return known;
  }

  private static List<String> nearest(String written) {
    String word = written.toLowerCase(Locale.ROOT);
    String dialect = dialect(written);
    List<String> nearest = new ArrayList<>();
    int least = FARTHEST;
    for (Spelled name : SPELLED) {
      boolean candidate = name.known() || name.dialect().equals(dialect);
      int distance = candidate ? Spelling.ofLowerCase(name.word(), word) : FARTHEST + 1;
      if (distance < least) {
        nearest.clear();
        least = distance;
      }
      if (distance == least) {
        nearest.add(name.name());
      }
    }
    return List.copyOf(nearest);
  }

  /** A name as it is compared; {@code known} if anybody may mean its dialect. */
  private record Spelled(String name, String word, String dialect, boolean known) {
    static Spelled of(String name) {
      return new Spelled(
          name,
          name.toLowerCase(Locale.ROOT),
          OpNames.dialect(name),
          OpTable.hasKnownDialect(name));
    }
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
