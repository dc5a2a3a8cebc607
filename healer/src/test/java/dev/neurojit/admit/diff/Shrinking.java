package dev.neurojit.admit.diff;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Looks for a smaller program that still shows what a program of the same seed shows. */
final class Shrinking {
  private static final Pattern DEFINITION =
      Pattern.compile("(%\\w+(?:, %\\w+)*) = (?:arith|math|vector)\\..*");
  private static final int MOST_VALUES = 200;

  private Shrinking() {}

  /**
   * Returns the text of the smallest found.
   *
   * @param shows whether a text still does; false for the invalid
   */
  static String of(long seed, Predicate<String> shows) {
    int size =
        IntStream.rangeClosed(1, Programs.SIZE)
            .filter(each -> shows.test(Programs.of(seed, each)))
            .findFirst()
            .orElse(Programs.SIZE);
    String whole = Programs.of(seed, size);
    return IntStream.range(0, MOST_VALUES)
        .mapToObj(only -> Programs.of(seed, size, (IntPredicate) i -> i == only))
        .map(Shrinking::withoutDead)
        .filter(shows)
        .min((a, b) -> Integer.compare(a.length(), b.length()))
        .orElse(whole);
  }

  /** Leaves out what nothing uses. */
  static String withoutDead(String text) {
    List<String> lines = text.lines().toList();
    while (true) {
      List<String> all = lines;
      List<String> kept = all.stream().filter(line -> !isDead(line, all)).toList();
      if (kept.size() == all.size()) {
        return String.join("\n", kept) + "\n";
      }
      lines = kept;
    }
  }

  private static boolean isDead(String line, List<String> all) {
    var definition = DEFINITION.matcher(line);
    return definition.matches()
        && Arrays.stream(definition.group(1).split(", ", -1))
            .map(name -> Pattern.compile(name + "\\b"))
            .noneMatch(name ->
                all.stream().anyMatch(other -> !other.equals(line) && name.matcher(other).find()));
  }
}
