package dev.neurojit.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A rule that throws costs its own findings and a warning, nothing else. */
final class GuardedRuleTest {
  private static final Source TEXT = Source.of("a.mlir", "bad\ngood\n");
  private static final NativeError OBJECTION = new NativeError(1, 1, "objection", List.of());

  /** A rule that is no more than what it finds. */
  private record Asked(String code, String name, Function<SyntaxTree, Stream<Diagnostic>> found)
      implements Rule {
    @Override
    public Stream<Diagnostic> check(SyntaxTree tree) {
      return found.apply(tree);
    }
  }

  /** Fails as soon as its findings are asked for, not before. */
  private static final Rule FAILING =
      new Asked(
          "NJ998",
          "failing",
          tree ->
              Stream.of("bad")
                  .map(it -> it.substring(4))
                  .map(it -> Diagnostic.error(it, Span.at(0), it)));

  private static final Rule MENDING =
      new Asked(
          "NJ999",
          "mending",
          tree -> {
            int at = tree.source().text().indexOf("bad");
            return at < 0
                ? Stream.empty()
                : Stream.of(
                    Diagnostic.error("NJ999", new Span(at, at + 3), "bad")
                        .safely("write good", new Edit(new Span(at, at + 3), "good")));
          });

  private static final List<Rule> RULES =
      List.of(new GuardedRule(FAILING), new GuardedRule(MENDING));

  @Test
  void failureIsWarningWithItsPlace() {
    assertThatThrownBy(() -> FAILING.check(SyntaxTree.parse(TEXT)).toList())
        .isInstanceOf(StringIndexOutOfBoundsException.class);
    Diagnostic found = new GuardedRule(FAILING).check(SyntaxTree.parse(TEXT)).toList().getFirst();
    assertThat(found.severity()).isEqualTo(Severity.WARNING);
    assertThat(found.code()).isEqualTo("NJ998");
    assertThat(found.message())
        .matches(
            "the rule failing failed on this text: StringIndexOutOfBoundsException"
                + " in GuardedRuleTest.java:\\d+");
  }

  @Test
  void otherFindingsStay() {
    List<Diagnostic> found = Findings.of(SyntaxTree.parse(TEXT), RULES, List.of(OBJECTION));
    assertThat(found)
        .extracting(Diagnostic::code)
        .startsWith("NJ998", "NJ999")
        .doesNotContain("mlir");
    List<Diagnostic> alone =
        Findings.of(SyntaxTree.parse(TEXT), RULES.subList(0, 1), List.of(OBJECTION));
    assertThat(alone).extracting(Diagnostic::code).contains("NJ998", "mlir");
  }

  @Test
  void repairGoesOn() {
    NativeCheck check = source -> source.text().contains("bad") ? List.of(OBJECTION) : List.of();
    Repaired repaired = new Repairer(RULES, check).repair(TEXT);
    assertThat(repaired.isValid()).isTrue();
    assertThat(repaired.after().text()).isEqualTo("good\ngood\n");
  }
}
