package dev.neurojit.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.llm.Reply;
import dev.neurojit.propose.Answer.Reason;
import dev.neurojit.syntax.Source;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReplyFormTest {
  @ParameterizedTest
  @CsvSource({"24, FUNCTION", "25, EDITS"})
  void sizeDecides(int lines, ReplyForm expected) {
    assertThat(ReplyForm.of(function(lines), "f", Optional.empty())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "UNANCHORED, FUNCTION",
    "OUTSIDE, FUNCTION",
    "NO_CODE, FUNCTION",
    "TRUNCATED, EDITS",
    "NO_CHANGE, EDITS"
  })
  void editsThatFailedAreAskedForAsAWhole(Reason last, ReplyForm expected) {
    assertThat(ReplyForm.of(function(60), "f", Optional.of(last))).isEqualTo(expected);
  }

  @Test
  void functionThatIsMissingCannotBeEdited() {
    assertThat(ReplyForm.of(function(60), "other", Optional.empty())).isEqualTo(ReplyForm.FUNCTION);
  }

  @Test
  void linesAreNumberedAsTheRepliesNumberThem() {
    assertThat(ReplyForm.EDITS.shown("a {\n\n  b\n}\n")).isEqualTo("1: a {\n2:\n3:   b\n4: }");
  }

  /** The edits that a solved case shows lead from its question to its answer. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "lander-full-throttle",
        "lander-hard-landing",
        "lander-redefined-value",
        "function-loop",
        "function-types",
        "function-faster",
        "function-missing-step"
      })
  void solvedCasesShowEdits(String name) {
    String text = dev.neurojit.resource.Resource.text(SolvedCases.class, "cases/" + name + ".md");
    SolvedCase solved = SolvedCase.parse(name, text).orElseThrow();
    Source before = Source.of(name, fenced(solved.question()));
    String symbol = before.text().replaceAll("(?s).*?@(\\w+).*", "$1");
    var reply =
        new Reply(
            solved.answer(ReplyForm.EDITS), 1, 1, Duration.ZERO, Duration.ZERO, Reply.Stop.END);
    assertThat(Answer.read(before, reply, symbol))
        .isInstanceOfSatisfying(
            Answer.Program.class,
            program ->
                assertThat(program.source().text().replaceAll("\\s+", " ").strip())
                    .isEqualTo(fenced(solved.answer()).replaceAll("\\s+", " ").strip()));
    assertThat(solved.question(ReplyForm.EDITS))
        .contains("\n1: func.func")
        .endsWith(ReplyForm.EDITS.request());
  }

  private static String fenced(String text) {
    return text.replaceAll("(?s).*```mlir\\n(.*?)\\n?```.*", "$1");
  }

  private static Source function(int lines) {
    return Source.of(
        "f.mlir",
        "// a file\nfunc.func @f(%x: f32) -> f32 {\n"
            + "  // nothing\n".repeat(lines - 3)
            + "  return %x : f32\n}\n");
  }
}
