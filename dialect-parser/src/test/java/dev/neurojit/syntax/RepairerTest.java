package dev.neurojit.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.syntax.rules.Rules;
import java.util.ArrayList;
import java.util.List;
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
