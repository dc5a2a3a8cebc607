package dev.neurojit.admit;

import dev.neurojit.resource.Resource;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that no function of a stranger may have, as compiled code means something else by them.
 * Read from {@code reserved.txt} beside this class.
 */
final class ReservedNames {
  private static final String RUNTIME = "__";
  private static final String INTRINSICS = "llvm.";
  private static final Set<String> NAMES = read();

  private ReservedNames() {}

  static boolean contains(String name) {
    return name.startsWith(RUNTIME) || name.startsWith(INTRINSICS) || NAMES.contains(name);
  }

  private static Set<String> read() {
    String[] lists =
        Resource.text(ReservedNames.class, "reserved.txt")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.joining(" "))
            .split("--", -1);
    Stream<String> mathematics =
        words(lists[0]).flatMap(name -> Stream.of(name, name + "f", name + "l"));
    return Stream.concat(mathematics, words(lists[1])).collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> words(String list) {
    return Stream.of(list.strip().split("\\s+", -1));
  }
}
