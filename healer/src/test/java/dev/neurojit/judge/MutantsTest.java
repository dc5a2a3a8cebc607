package dev.neurojit.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.syntax.Repaired;
import dev.neurojit.syntax.Repairer;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for any text, tried on mutated programs: nothing is thrown, the tokens concatenate to
 * the text, and a repair converges, is idempotent and takes nothing from MLIR's verdict. {@code
 * -Dneurojit.mutants=100000} tries more of them, {@code -Dneurojit.mutants.seed=N} others.
 */
final class MutantsTest {
  private static final int MUTANTS = Integer.getInteger("neurojit.mutants", 5000);
  private static final int CHUNK = 250;
  private static final int CORES = 2;
  private static final long SEED = Long.getLong("neurojit.mutants.seed", 4);

  private static final List<String> PROGRAMS =
      List.of(
          """
          func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
            %zero = arith.constant 0.0 : f32
            %gain = arith.constant -0.5 : f32
            %c = arith.cmpf olt, %altitude, %zero : f32
            %r = scf.if %c -> (f32) {
              scf.yield %zero : f32
            } else {
              %m = arith.mulf %velocity, %gain : f32
              scf.yield %m : f32
            }
            %s = arith.select %c, %zero, %r : f32
            return %s : f32
          }
          """,
          """
          func.func @sum(%n: index, %x: i32) -> i32 {
            %c0 = arith.constant 0 : index
            %c1 = arith.constant 1 : index
            %s = scf.for %i = %c0 to %n step %c1 iter_args(%acc = %x) -> (i32) {
              %k = arith.index_cast %i : index to i32
              %next = arith.addi %acc, %k : i32
              scf.yield %next : i32
            }
            cf.br ^exit(%s : i32)
          ^exit(%out: i32):
            return %out : i32
          }
          """,
          """
          func.func @call(%x: f64) -> f64 {
            %a = math.sqrt %x : f64
            %b = func.call @twice(%a) : (f64) -> f64
            return %b : f64
          }
          func.func @twice(%x: f64) -> f64 {
            %y = arith.addf %x, %x : f64
            return %y : f64
          }
          """);

  @Test
  void whatHoldsForAnyTextHoldsForMutants() throws InterruptedException, ExecutionException {
    try (ExecutorService cores = Executors.newFixedThreadPool(CORES)) {
      List<Future<?>> chunks = new ArrayList<>();
      for (int first = 0; first < MUTANTS; first += CHUNK) {
        int from = first;
        chunks.add(cores.submit(() -> check(from, Math.min(CHUNK, MUTANTS - from))));
      }
      for (Future<?> chunk : chunks) {
        chunk.get();
      }
    }
  }

  /** Mutants whose repairs did not end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "func.func @f(%n: (, %x: i32) -> i32) {\n  return %x : i32\n}\n",
        "func.func @f() -> f32 {\n  %k = arith.constant 0.5.5 : f32\n  return %k : f32\n}\n"
      })
  void repairsEnd(String text) {
    try (NativeParser parser = new NativeParser()) {
      checkRepair(Source.of("mutant", text), parser);
    }
  }

  /** Mutants share a context of MLIR, as the texts of one repair do. */
  private static void check(int first, int count) {
    Random random = new Random(SEED + 1_000_003L * first);
    try (NativeParser parser = new NativeParser()) {
      for (int i = 0; i < count; i++) {
        String text = mutant(PROGRAMS.get(random.nextInt(PROGRAMS.size())), random);
        Source source = Source.of("mutant " + (first + i), text);
        try {
          assertThat(tokens(source).stream().map(Token::text).collect(Collectors.joining()))
              .isEqualTo(text);
          checkRepair(source, parser);
        } catch (RuntimeException thrown) {
          throw new AssertionError("thrown on " + source.name() + ":\n" + text, thrown);
        }
      }
    }
  }

  private static void checkRepair(Source source, NativeParser parser) {
    Repairer repairer = new Repairer(Rules.ALL, parser);
    Repaired first = repairer.repair(source);
    boolean wasValid = parser.check(source).isEmpty();
    boolean isValid = parser.check(first.after()).isEmpty();
    assertThat(first.isValid()).as(source.text()).isEqualTo(isValid);
    if (wasValid) {
      assertThat(first.after()).isEqualTo(source);
    }
    if (!first.after().equals(source)) {
      Repaired second = repairer.repair(first.after());
      assertThat(second.after().text()).as(source.text()).isEqualTo(first.after().text());
    }
  }

  private static List<Token> tokens(Source source) {
    return SyntaxTree.parse(source).tokens();
  }

  /** One to three tokens deleted, doubled, moved or replaced by another one of the program. */
  private static String mutant(String program, Random random) {
    List<String> words =
        new ArrayList<>(tokens(Source.of("seed", program)).stream().map(Token::text).toList());
    for (int change = random.nextInt(3); change >= 0; change--) {
      int at = random.nextInt(words.size());
      String word = words.get(at);
      String other = words.get(random.nextInt(words.size()));
      switch (random.nextInt(5)) {
        case 0 -> words.remove(at);
        case 1 -> words.add(at, word + " ");
        case 2 -> words.set(at, other);
        case 3 -> words.add(at, " " + other + " ");
        // A name of no dialect would cost a process of its own each time.
        default -> words.set(at, word.matches("[^.\\s]+") ? word.substring(1) : word);
      }
    }
    return String.join("", words);
  }
}
