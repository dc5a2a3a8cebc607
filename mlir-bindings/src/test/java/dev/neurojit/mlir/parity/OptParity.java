package dev.neurojit.mlir.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The command behind {@code ./dev opt-parity}. */
final class OptParity {
  private OptParity() {}

  /**
   * Prints how many commands agree, and those that do not.
   *
   * @param arguments a folder; perhaps a number, to take only each so-many-th command
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 0 || !Files.isDirectory(Path.of(arguments[0]))) {
      System.err.println("Usage: ./dev opt-parity DIR [EACH]");
      System.exit(2);
    }
    int each = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    Map<Comparison.Verdict, Integer> counts = new TreeMap<>();
    List<OptCommandLine> all = commands(Path.of(arguments[0]));
    for (int i = 0; i < all.size(); i += each) {
      Comparison comparison = Comparison.of(all.get(i));
      counts.merge(comparison.verdict(), 1, Integer::sum);
      if (comparison.verdict().isDifference()) {
        System.out.println(comparison);
      }
    }
    counts.forEach((verdict, count) -> System.out.printf("%6d %s%n", count, verdict));
    int comparable = counts.values().stream().mapToInt(Integer::intValue).sum();
    comparable -= counts.getOrDefault(Comparison.Verdict.NEEDS_TEST_LIBRARY, 0);
    System.out.printf(
        "agreement: %.1f %% of %d commands%n",
        100.0 * counts.getOrDefault(Comparison.Verdict.SAME, 0) / Math.max(1, comparable),
        comparable);
  }

  private static List<OptCommandLine> commands(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".mlir"))
          .sorted(Comparator.naturalOrder())
          .flatMap(file -> OptCommandLine.in(file).stream())
          .toList();
    }
  }
}
