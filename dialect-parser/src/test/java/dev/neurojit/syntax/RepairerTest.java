package dev.neurojit.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.syntax.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RepairerTest {
  /** Replaces a word by another, wherever it stands. */
  private record Replace(String word, String by) implements Rule {
    @Override
    public String code() {
      return "NJ999";
    }

    @Override
    public String name() {
      return "word";
    }

    @Override
    public Stream<Diagnostic> check(SyntaxTree tree) {
      return tree.tokens().stream()
          .filter(token -> token.text().equals(word))
          .map(token ->
              Diagnostic.error(code(), token.span(), "word")
                  .safely("replace", new Edit(token.span(), by)));
    }
  }

  /** A rule that is no more than what it finds. */
  private record Finding(Function<SyntaxTree, Stream<Diagnostic>> found) implements Rule {
    @Override
    public String code() {
      return "NJ998";
    }

    @Override
    public String name() {
      return "finding";
    }

    @Override
    public Stream<Diagnostic> check(SyntaxTree tree) {
      return found.apply(tree);
    }
  }

  /** Objects to the first line that holds the word. */
  private static NativeCheck objectingTo(String word, String message) {
    return source ->
        source
            .text()
            .lines()
            .filter(line -> line.contains(word))
            .limit(1)
            .map(line -> source.positionAt(source.text().indexOf(word)))
            .map(at -> new NativeError(at.line(), at.column(), message))
            .toList();
  }

  private static Source source(String text) {
    return Source.of("r.mlir", text);
  }

  @Test
  void leavesValidTextAlone() {
    Repaired repaired = new Repairer(Rules.ALL, text -> List.of()).repair(source("```\nfoo;\n```"));
    assertThat(repaired.after()).isEqualTo(repaired.before());
    assertThat(repaired.applied()).isEmpty();
    assertThat(repaired.isValid()).isTrue();
  }

  @Test
  void appliesWhatHelpsAndRecordsIt() {
    Repairer repairer =
        new Repairer(List.of(new Replace("bad", "good")), objectingTo("bad", "expected good"));
    Repaired repaired = repairer.repair(source("a bad b\nbad\n"));
    assertThat(repaired.after().text()).isEqualTo("a good b\ngood\n");
    assertThat(repaired.isValid()).isTrue();
    assertThat(repaired.applied()).hasSize(2);
    assertThat(repaired.undoFrom(1).text()).isEqualTo("a good b\nbad\n");
    assertThat(repaired.undoFrom(0)).isEqualTo(repaired.before());
  }

  @Test
  void dropsWhatMakesItWorse() {
    NativeCheck check =
        text ->
            text.text().contains("worse")
                ? List.of(new NativeError(1, 1, "expected something else"))
                : objectingTo("last", "expected first").check(text);
    Repairer repairer =
        new Repairer(List.of(new Replace("bad", "worse"), new Replace("x", "y")), check);
    Repaired repaired = repairer.repair(source("x\nbad\nlast\n"));
    assertThat(repaired.after().text()).isEqualTo("y\nbad\nlast\n");
    assertThat(repaired.remaining()).hasSize(1);
  }

  /** A name that nobody knows hides the wrong type beside it, which is farther to the front. */
  private static final NativeCheck HIDING =
      text ->
          text.text().contains("unknown")
              ? objectingTo("unknown", "use of undeclared SSA value name").check(text)
              : objectingTo("wrong", "expected another type").check(text);

  @Test
  void goesAroundWhatHidesAnotherError() {
    Repairer repairer =
        new Repairer(
            List.of(new Replace("unknown", "known"), new Replace("wrong", "right")), HIDING);
    Repaired repaired = repairer.repair(source("wrong\nunknown\n"));
    assertThat(repaired.after().text()).isEqualTo("right\nknown\n");
    assertThat(repaired.undoFrom(0)).isEqualTo(repaired.before());
  }

  @Test
  void goesAroundInSeveralRounds() {
    Rule afterwards =
        new Finding(tree ->
            tree.source().text().contains("unknown")
                ? Stream.of()
                : new Replace("wrong", "right").check(tree));
    Repairer repairer = new Repairer(List.of(new Replace("unknown", "known"), afterwards), HIDING);
    Repaired repaired = repairer.repair(source("wrong\nunknown\n"));
    assertThat(repaired.after().text()).isEqualTo("right\nknown\n");
    assertThat(repaired.applied()).hasSize(2);
    assertThat(repaired.undoFrom(1).text()).isEqualTo("wrong\nknown\n");
  }

  @Test
  void turnsBackWhereADetourLeadsNowhere() {
    Repairer repairer = new Repairer(List.of(new Replace("unknown", "known")), HIDING);
    Repaired repaired = repairer.repair(source("wrong\nunknown\n"));
    assertThat(repaired.after()).isEqualTo(repaired.before());
    assertThat(repaired.applied()).isEmpty();
    assertThat(repaired.remaining()).hasSize(1);
  }

  @Test
  void dropsTheOneThatMakesItWorseAmongMany() {
    List<String> asked = new ArrayList<>();
    NativeCheck check =
        text -> {
          asked.add(text.text());
          return text.text().contains("worse")
              ? List.of(new NativeError(1, 1, "expected something else"))
              : objectingTo("last", "expected first").check(text);
        };
    Repairer repairer =
        new Repairer(List.of(new Replace("bad", "worse"), new Replace("x", "y")), check);
    Repaired repaired =
        repairer.repair(source("x\n".repeat(700) + "bad\n" + "x\n".repeat(1300) + "last\n"));
    assertThat(repaired.after().text())
        .isEqualTo("y\n".repeat(700) + "bad\n" + "y\n".repeat(1300) + "last\n");
    assertThat(asked).hasSizeLessThan(40);
    assertThat(repaired.undoFrom(0)).isEqualTo(repaired.before());
  }

  @Test
  void comesToAnEndWhereRulesGoInCircles() {
    Repairer repairer =
        new Repairer(
            List.of(new Replace("tick", "tock"), new Replace("tock", "tick")),
            text -> List.of(new NativeError(1, 1, "expected an end")));
    assertThat(repairer.repair(source("tick")).applied())
        .hasSizeLessThanOrEqualTo(Repairer.MAX_ROUNDS);
  }

  @Test
  void countsFartherStagesAsProgress() {
    List<String> asked = new ArrayList<>();
    NativeCheck check =
        text -> {
          asked.add(text.text());
          return text.text().contains("bad")
              ? List.of(new NativeError(2, 1, "expected ','"))
              : List.of(new NativeError(1, 1, "use of undeclared SSA value name"));
        };
    Repaired repaired =
        new Repairer(List.of(new Replace("bad", "good")), check).repair(source("a\nbad"));
    assertThat(repaired.after().text()).isEqualTo("a\ngood");
    assertThat(asked).hasSize(2);
  }

  /** Offers two readings of a word, neither of them safe. */
  private static final Rule OPEN =
      new Finding(tree ->
          tree.tokens().stream()
              .filter(token -> token.text().equals("open"))
              .map(token ->
                  Diagnostic.error("NJ998", token.span(), "which?")
                      .perhaps("first", new Edit(token.span(), "left"))
                      .perhaps("second", new Edit(token.span(), "right"))));

  /** Objects to every line that holds one of the words, as to a name that is not defined. */
  private static NativeCheck objectingToEach(List<String> words) {
    return source ->
        source
            .text()
            .lines()
            .filter(line -> words.stream().anyMatch(line::contains))
            .map(line -> new NativeError(1, 1, "use of undeclared SSA value name"))
            .toList();
  }

  @Test
  void guessesOnlyIfAskedTo() {
    NativeCheck check = objectingToEach(List.of("open"));
    Source text = source("open\nopen\n");
    Repaired refused = new Repairer(List.of(OPEN), check).repair(text);
    assertThat(refused.after()).isEqualTo(text);
    assertThat(refused.left()).hasSize(2);
    Repaired guessed =
        new Repairer(List.of(OPEN), check, Applicability.MAYBE_INCORRECT).repair(text);
    assertThat(guessed.after().text()).isEqualTo("left\nleft\n");
    assertThat(guessed.applied()).extracting(it -> it.patch().title()).containsOnly("first");
    assertThat(guessed.left()).isEmpty();
  }

  @Test
  void guessesWhatMlirLikesBetterAndNothingElse() {
    Applicability unsafe = Applicability.MAYBE_INCORRECT;
    NativeCheck second = objectingToEach(List.of("open", "left"));
    Repaired guessed = new Repairer(List.of(OPEN), second, unsafe).repair(source("a open b\n"));
    assertThat(guessed.after().text()).isEqualTo("a right b\n");
    NativeCheck none = objectingToEach(List.of("open", "left", "right"));
    assertThat(new Repairer(List.of(OPEN), none, unsafe).repair(source("open")).applied())
        .isEmpty();
  }

  @Test
  void healsTheFirstExperimentsReply() {
    String reply =
        """
        Here is the controller:

        ```mlir
        func.func @controller(%velocity: f32, %target: f32) -> f32 {
          %max = arith.constant 1.0 : f32
          %zero = arith.constant 0 : f32
          %cond = arith.cmpf lt, %velocity, %target : f32
          %thrust = arith.select %cond ? %max : %zero : f32
          %thrust = arith.cmpf olt, %velocity, %target : f32
          %thrust = arith.select %thrust, %thrust, %zero : f32
          return %thrust : f32
        }
        ```
        """;
    NativeCheck patchable =
        text ->
            Rules.ALL.stream()
                .flatMap(rule -> rule.check(SyntaxTree.parse(text)))
                .filter(found -> found.safePatch().isPresent())
                .limit(1)
                .map(found -> new NativeError(1, 1, "expected MLIR"))
                .toList();
    Repaired repaired = new Repairer(Rules.ALL, patchable).repair(source(reply));
    assertThat(repaired.after().text())
        .isEqualTo(
            """
            func.func @controller(%velocity: f32, %target: f32) -> f32 {
              %max = arith.constant 1.0 : f32
              %zero = arith.constant 0.0 : f32
              %cond = arith.cmpf olt, %velocity, %target : f32
              %thrust_0 = arith.select %cond, %max, %zero : f32
              %thrust_cond = arith.cmpf olt, %velocity, %target : f32
              %thrust = arith.select %thrust_cond, %thrust_0, %zero : f32
              return %thrust : f32
            }
            """);
  }
}
