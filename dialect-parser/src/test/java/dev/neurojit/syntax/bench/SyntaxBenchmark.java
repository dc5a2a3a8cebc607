package dev.neurojit.syntax.bench;

import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How fast text is read, and that twice the text takes about twice the time. {@code ./dev bench
 * syntax} runs it; {@code --write FILE} writes the valid program for MLIR to be timed on.
 */
public final class SyntaxBenchmark {
  private static final int SIZE = 1_000_000;
  private static final int ROUNDS = 5;

  private static final String FUNCTION =
      """
      func.func @f%d(%%a: f32, %%b: f32) -> f32 {
        %%c = arith.mulf %%a, %%b : f32
        %%d = arith.addf %%c, %%c : f32
        %%e = arith.maximumf %%d, %%a : f32
        return %%e : f32
      }
      """;

  /** What was found in all rounds, so that none of the work can be left out. */
  private static long found;

  private SyntaxBenchmark() {}

  /** Prints a line for each kind of text. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 2 && arguments[0].equals("--write")) {
      Files.writeString(Path.of(arguments[1]), valid(SIZE));
      return;
    }
    System.out.printf("%-34s %8s %8s %9s%n", "1 MB of", "ms", "MB/s", "2x takes");
    Map<String, String> pieces = new LinkedHashMap<>();
    pieces.put("bare '{'", "{");
    pieces.put("bare '('", "(");
    pieces.put("quotes", "\"");
    pieces.put("one endless list", "%a, ");
    pieces.put("nested loops", "scf.for %i = %a to %b step %c {\n");
    measure("valid functions, syntax", SyntaxBenchmark::valid, SyntaxBenchmark::syntax);
    measure("valid functions, all rules", SyntaxBenchmark::valid, SyntaxBenchmark::rules);
    pieces.forEach((name, piece) ->
        measure(name, size -> piece.repeat(size / piece.length()), SyntaxBenchmark::syntax));
    System.out.println("findings in all rounds: " + found);
  }

  private interface Text {
    String of(int size);
  }

  private interface Work {
    long on(String text);
  }

  private static void measure(String name, Text text, Work work) {
    double one = best(text.of(SIZE), work);
    double two = best(text.of(2 * SIZE), work);
    System.out.printf(
        Locale.ROOT, "%-34s %8.0f %8.2f %8.2fx%n", name, one, SIZE / 1000.0 / one, two / one);
  }

  /** The best of some rounds in milliseconds: the machine may have other things to do. */
  private static double best(String text, Work work) {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      found += work.on(text);
      best = Math.min(best, (System.nanoTime() - begin) / 1e6);
    }
    return best;
  }

  private static long syntax(String text) {
    return SyntaxTree.parse(Source.of("bench", text)).errors().size();
  }

  private static long rules(String text) {
    SyntaxTree tree = SyntaxTree.parse(Source.of("bench", text));
    return Rules.ALL.stream().flatMap(rule -> rule.check(tree)).count();
  }

  private static String valid(int size) {
    StringBuilder text = new StringBuilder(size + FUNCTION.length());
    for (int i = 0; text.length() < size; i++) {
      text.append(FUNCTION.formatted(i));
    }
    return text.toString();
  }
}
