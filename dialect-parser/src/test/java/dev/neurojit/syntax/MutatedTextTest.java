package dev.neurojit.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.neurojit.syntax.rules.Explain;
import dev.neurojit.syntax.rules.Rules;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The examples of all rules' pages with characters and tokens changed: nothing is thrown, the
 * tokens concatenate to the text, and every patch fits it. {@code -Dneurojit.mutants=100000} tries
 * more of them, {@code -Dneurojit.mutants.seed=N} others. What MLIR thinks of repaired mutants is
 * tried where MLIR is at hand.
 */
class MutatedTextTest {
  private static final int MUTANTS = Integer.getInteger("neurojit.mutants", 5000);
  private static final long SEED = Long.getLong("neurojit.mutants.seed", 4);
  private static final Pattern PROGRAM = Pattern.compile("~~~mlir \\w+\n(.*?)~~~", Pattern.DOTALL);

  private final Random random = new Random(SEED);

  @Test
  void nothingIsThrownAndNothingIsLost() {
    List<String> programs =
        Rules.ALL.stream()
            .map(rule -> Explain.page(rule.code()).orElseThrow())
            .flatMap(page -> PROGRAM.matcher(page).results())
            .map(found -> found.group(1))
            .toList();
    for (int i = 0; i < MUTANTS; i++) {
      examine(mutant(programs.get(random.nextInt(programs.size()))));
    }
  }

  private static void examine(String text) {
    Source source = Source.of("mutant", text);
    SyntaxTree tree = SyntaxTree.parse(source);
    assertThat(tree.tokens().stream().map(Token::text).collect(Collectors.joining()))
        .isEqualTo(text);
    apply(tree.errors().stream(), source);
    for (Rule rule : Rules.ALL) {
      assertThatCode(() -> apply(rule.check(tree), source))
          .as("%s on%n%s", rule.code(), text)
          .doesNotThrowAnyException();
    }
  }

  private static void apply(Stream<Diagnostic> found, Source source) {
    found
        .flatMap(it -> it.patches().stream())
        .forEach(patch -> assertThat(patch.apply(source).name()).isEqualTo("mutant"));
  }

  private String mutant(String program) {
    StringBuilder text = new StringBuilder(program);
    for (int change = random.nextInt(4); change >= 0 && !text.isEmpty(); change--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + 1 + random.nextInt(6));
      switch (random.nextInt(5)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, text.substring(at, end));
        case 2 -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
        case 3 -> text.insert(at, program, 0, Math.min(program.length(), 40));
        default -> text.insert(at, "(){}[]<>%^@#!\":=,".charAt(random.nextInt(17)));
      }
    }
    return text.toString();
  }
}
