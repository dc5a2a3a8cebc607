package dev.neurojit.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.syntax.Applicability;
import dev.neurojit.syntax.Rule;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.rules.Explain;
import dev.neurojit.syntax.rules.Rules;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rules' pages show, MLIR itself agrees with. */
final class RulePagesNativeTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("~~~mlir input\n(.*?)~~~.*?~~~mlir output\n(.*?)~~~", Pattern.DOTALL);

  private static final Pattern GUESS =
      Pattern.compile(
          "~~~mlir input\n((?:(?!~~~).)*)~~~(?:(?!~~~mlir input).)*?~~~mlir unsafe\n(.*?)~~~",
          Pattern.DOTALL);

  /** A page's example: {@code output} is {@code input} where the rule refuses to guess. */
  record Example(Rule rule, String input, String output) {}

  private static Stream<Example> examples() {
    return Rules.ALL.stream()
        .flatMap(rule ->
            EXAMPLE
                .matcher(Explain.page(rule.code()).orElseThrow())
                .results()
                .map(found -> new Example(rule, found.group(1), found.group(2))));
  }

  private static Stream<Example> repaired() {
    return examples().filter(example -> !example.input().equals(example.output()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void defectIsOneToMlir(Example example) {
    assertThat(NativeParser.errors(source(example.input()))).isNotEmpty();
  }

  /**
   * A page shows what its rule alone makes of a text: the other rules may have more to do, and a
   * defect beside the repaired one may be left on purpose.
   */
  @ParameterizedTest
  @MethodSource("repaired")
  void repairerAgreesAndMlirFindsLess(Example example) {
    Checkup.Report rest = Checkup.repair(source(example.output()));
    assertThat(rest.errors()).hasSizeLessThan(Checkup.check(source(example.input())).size());
    Checkup.Report whole = Checkup.repair(source(example.input()));
    assertThat(whole.program().text()).isEqualTo(rest.program().text());
    assertThat(whole.repairs())
        .anyMatch(repair -> repair.patch().origin().equals(example.rule().code()));
  }

  private static Stream<Example> guesses() {
    return Rules.ALL.stream()
        .flatMap(rule ->
            GUESS
                .matcher(Explain.page(rule.code()).orElseThrow())
                .results()
                .map(found -> new Example(rule, found.group(1), found.group(2))));
  }

  @ParameterizedTest
  @MethodSource("guesses")
  void guessIsLeftAloneUnlessAskedFor(Example example) {
    assertThat(Checkup.repair(source(example.input())).program().text()).isEqualTo(example.input());
    Checkup.Report guessed = Checkup.repair(source(example.input()), Applicability.MAYBE_INCORRECT);
    assertThat(guessed.program().text()).isEqualTo(example.output());
    assertThat(guessed.errors()).isEmpty();
  }

  private static Source source(String text) {
    return Source.of("example.mlir", text);
  }
}
