package dev.neurojit.syntax.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.syntax.Applicability;
import dev.neurojit.syntax.AppliedPatch;
import dev.neurojit.syntax.Colour;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.DiagnosticRenderer;
import dev.neurojit.syntax.Repaired;
import dev.neurojit.syntax.Rule;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxCodes;
import dev.neurojit.syntax.SyntaxTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page's examples against the rule they document. After a wanted change run with {@code
 * -Dneurojit.pages.refresh=true} and review the difference.
 */
class RulePagesTest {
  private static final Pattern SNIPPET =
      Pattern.compile("~~~(?:mlir|text)\n(.*?)~~~", Pattern.DOTALL);

  private static final Path PAGES = Path.of("src/main/resources/dev/neurojit/syntax/rules");
  private static final Path CLASSES = Path.of("src/main/java/dev/neurojit/syntax/rules");

  static Stream<Rule> rules() {
    return Rules.ALL.stream();
  }

  static Stream<RulePage.Example> examples() {
    return rules().flatMap(rule -> RulePage.of(rule).examples().stream());
  }

  static Stream<RulePage.Guess> guesses() {
    return rules().flatMap(rule -> RulePage.of(rule).guesses().stream());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void pageIsComplete(Rule rule) throws IOException {
    RulePage page = RulePage.of(rule);
    if (Boolean.getBoolean("neurojit.pages.refresh")) {
      Files.writeString(PAGES.resolve(Explain.fileName(rule)), page.refreshed());
    }
    assertThat(page.text())
        .startsWith("# " + rule.code() + ": " + rule.name() + "\n")
        .contains("\n## Why\n", "\n## Safety\n");
    assertThat(page.examples()).isNotEmpty().anyMatch(it -> !it.input().equals(it.output()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void findsWhatThePageSays(RulePage.Example example) {
    assertThat(example.diagnostic()).isNotBlank();
    assertThat(RuleOracle.diagnostics(example.rule(), example.input()))
        .isEqualTo(example.diagnostic());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void repairsAsThePageShows(RulePage.Example example) {
    assertThat(RuleOracle.repair(example.rule(), example.input())).isEqualTo(example.output());
  }

  @ParameterizedTest
  @MethodSource("guesses")
  void guessesOnlyOnRequest(RulePage.Guess guess) {
    assertThat(RuleOracle.repair(guess.rule(), guess.input())).isEqualTo(guess.input());
    Repaired guessed = RuleOracle.guessed(guess.rule(), guess.input());
    assertThat(guessed.after().text()).isEqualTo(guess.output());
    assertThat(guessed.applied())
        .allMatch(step -> step.patch().applicability() == Applicability.MAYBE_INCORRECT);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isIdempotentAndConverges(RulePage.Example example) {
    Repaired repaired = RuleOracle.repaired(example.rule(), example.input());
    assertThat(repaired.isValid()).as("nothing left to patch").isTrue();
    assertThat(RuleOracle.repair(example.rule(), repaired.after().text()))
        .isEqualTo(repaired.after().text());
    assertThat(repaired.undoFrom(0)).isEqualTo(repaired.before());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void neverAddsSyntaxErrors(RulePage.Example example) {
    assertThat(SyntaxTree.parse(RuleOracle.source(example.output())).errors())
        .hasSizeLessThanOrEqualTo(
            SyntaxTree.parse(RuleOracle.source(example.input())).errors().size());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void keepsComments(RulePage.Example example) {
    assertThat(RuleOracle.comments(example.output()))
        .containsAll(RuleOracle.comments(example.input()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void appliesOnlySafePatchesOfItsOwn(RulePage.Example example) {
    for (AppliedPatch step : RuleOracle.repaired(example.rule(), example.input()).applied()) {
      assertThat(step.patch().applicability()).isEqualTo(Applicability.SAFE);
      assertThat(step.patch().origin()).isEqualTo(example.rule().code());
      assertThat(step.patch().apply(step.before())).isEqualTo(step.after());
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyOtherRuleLeavesTheGoodPartsAlone(RulePage.Example example) {
    long before = patchable(example.input());
    assertThat(patchable(example.output())).isLessThanOrEqualTo(before);
  }

  private static long patchable(String text) {
    SyntaxTree tree = SyntaxTree.parse(RuleOracle.source(text));
    return rules()
        .flatMap(rule -> rule.check(tree))
        .filter(it -> it.safePatch().isPresent())
        .count();
  }

  @Test
  void everyRuleHasItsClassLineAndPage() throws IOException {
    List<String> pages;
    try (Stream<Path> files = Files.list(PAGES)) {
      pages = files.map(file -> file.getFileName().toString()).toList();
    }
    assertThat(pages).containsExactlyInAnyOrderElementsOf(rules().map(Explain::fileName).toList());
    List<String> ruleClasses;
    try (Stream<Path> files = Files.list(CLASSES)) {
      ruleClasses =
          files.filter(RulePagesTest::isConcreteRule).map(RulePagesTest::className).toList();
    }
    assertThat(ruleClasses)
        .containsExactlyInAnyOrderElementsOf(
            rules().map(rule -> rule.getClass().getSimpleName()).toList());
  }

  @Test
  void codesAndNamesAreUnique() {
    assertThat(rules().map(Rule::code))
        .doesNotHaveDuplicates()
        .allMatch(it -> it.matches("NJ\\d{3}"));
    assertThat(rules().map(Rule::name)).doesNotHaveDuplicates();
    assertThat(Explain.page("nj014")).isPresent();
    assertThat(Explain.page("NJ999")).isEmpty();
  }

  private static List<String> syntaxCodes() {
    return SyntaxCodes.ALL;
  }

  @ParameterizedTest
  @MethodSource("syntaxCodes")
  void pagesOfSyntaxErrorsTellTheTruth(String code) {
    String page = Explain.page(code).orElseThrow();
    List<String> parts = SNIPPET.matcher(page).results().map(found -> found.group(1)).toList();
    Source example = Source.of("example.mlir", parts.getFirst());
    Diagnostic error = SyntaxTree.parse(example).errors().getFirst();
    assertThat(new DiagnosticRenderer(example, Colour.NONE).render(error))
        .isEqualTo(parts.getLast());
    assertThat(page).startsWith("# " + code + ": ").contains("## Why", "## Safety");
  }

  private static boolean isConcreteRule(Path file) {
    try {
      return Files.readString(file)
          .matches("(?s).*\nfinal class \\w+ extends (Operation|Token|Text|Defect)Rule.*");
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static String className(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }
}
