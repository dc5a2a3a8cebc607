package dev.neurojit.syntax.bench;

import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.rules.Rules;
import dev.neurojit.syntax.scope.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * How fast text is read, and that twice the text takes about twice the time. {@code ./dev bench
 * syntax} runs it; {@code --write FILE} writes the valid program for MLIR to be timed on.
 */
public final class SyntaxBenchmark {
  private static final int SIZE = 1_000_000;
  private static final int ROUNDS = 3;
  private static final double NOTABLE_MILLIS = 100;

  private static final String FUNCTION =
      """
      func.func @f%d(%%a: f32, %%b: f32) -> f32 {
        %%c = arith.mulf %%a, %%b : f32
        %%d = arith.addf %%c, %%c : f32
        %%e = arith.maximumf %%d, %%a : f32
        return %%e : f32
      }
      """;

  /** Functions as small models write them: five defects in each. */
  private static final String BROKEN =
      """
      func @g%d(%%v: float, %%t: f32) -> f32 {
        %%zero = arith.constant 0 : f32; # nothing
        %%thrust = arith.cmpf lt, %%v, %%t : f32
        %%thrust = arith.select %%thrust ? 1.0 : %%zero : f32
        %%m = arith.mulf(%%v, .5) : f32
        return %%thrust : f32
      }
      """;

  /** What was found in all rounds, so that none of the work can be left out. */
  private static long found;

  private SyntaxBenchmark() {}

  /** Prints a line for each kind of text, or with {@code --rules} the rules that do not scale. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 2 && arguments[0].equals("--write")) {
      Files.writeString(Path.of(arguments[1]), repeated(FUNCTION, SIZE));
      return;
    }
    if (arguments.length == 1 && arguments[0].equals("--rules")) {
      texts().forEach(SyntaxBenchmark::compareRules);
      return;
    }
    System.out.printf("%-38s %8s %8s %9s%n", "1 MB of", "ms", "MB/s", "2x takes");
    texts().forEach((name, text) -> measure(name + ", syntax", text, SyntaxBenchmark::syntax));
    texts().forEach((name, text) -> measure(name + ", all rules", text, SyntaxBenchmark::rules));
    System.out.println("findings in all rounds: " + found);
  }

  private static Map<String, Text> texts() {
    Map<String, Text> texts = new LinkedHashMap<>();
    texts.put("valid functions", size -> repeated(FUNCTION, size));
    texts.put("functions with 5 defects each", size -> repeated(BROKEN, size));
    texts.put("heads of functions", size -> repeated("func f%d(float x) -> float {\n", size));
    texts.put("garbage", SyntaxBenchmark::garbage);
    Map<String, String> pieces = new LinkedHashMap<>();
    pieces.put("bare '{'", "{");
    pieces.put("bare '('", "(");
    pieces.put("bare '<'", "<");
    pieces.put("bare '['", "[");
    pieces.put("bare '}'", "}");
    pieces.put("bare ')'", ")");
    pieces.put("quotes", "\"");
    pieces.put("one endless list", "%a, ");
    pieces.put("nested loops", "scf.for %i = %a to %b step %c {\n");
    pieces.put("one name defined again and again", "%a = arith.addf %a, 2 : f32\n");
    pieces.put("undefined names", "arith.addf %abcd, %efgh\n");
    pieces.put("returns", "return %a\n");
    pieces.put("prose", "Here is the code you asked for:\n");
    pieces.put("labels", "^bb0(%a: f32):\n");
    pieces.put("words on one line", "word ");
    pieces.forEach((name, piece) -> texts.put(name, size -> piece.repeat(size / piece.length())));
    return texts;
  }

  private static String garbage(int size) {
    String signs = "(){}[]<>%^@#!\":=,;.-+*/ \n\taefgi013\\'`~$&?|_";
    Random random = new Random(7);
    StringBuilder text = new StringBuilder(size);
    for (int i = 0; i < size; i++) {
      text.append(signs.charAt(random.nextInt(signs.length())));
    }
    return text.toString();
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
        Locale.ROOT, "%-38s %8.0f %8.2f %8.2fx%n", name, one, SIZE / 1000.0 / one, two / one);
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

  /** Names the rules that take more than three times as long on twice the text. */
  private static void compareRules(String name, Text text) {
    Map<String, Double> one = byRule(text.of(SIZE / 8));
    Map<String, Double> two = byRule(text.of(SIZE / 4));
    one.forEach((rule, before) -> {
      double after = two.getOrDefault(rule, 0.0);
      if (after > NOTABLE_MILLIS && after > 3 * before) {
        System.out.printf(
            Locale.ROOT, "%-34s %-28s %7.0f -> %7.0f ms%n", name, rule, before, after);
      }
    });
  }

  private static Map<String, Double> byRule(String text) {
    Map<String, Double> millis = new LinkedHashMap<>();
    for (int round = 0; round < 2; round++) {
      SyntaxTree tree = SyntaxTree.parse(Source.of("bench", text));
      clock("errors", () -> tree.errors().size(), millis);
      clock("names", () -> Scope.of(tree).names().size(), millis);
      Rules.ALL.forEach(
          rule -> clock(rule.code() + " " + rule.name(), () -> rule.check(tree).count(), millis));
    }
    return millis;
  }

  private static void clock(String name, LongSupplier work, Map<String, Double> millis) {
    long begin = System.nanoTime();
    found += work.getAsLong();
    millis.merge(name, (System.nanoTime() - begin) / 1e6, Math::min);
  }

  private static String repeated(String function, int size) {
    StringBuilder text = new StringBuilder(size + function.length());
    for (int i = 0; text.length() < size; i++) {
      text.append(function.formatted(i));
    }
    return text.toString();
  }
}
