package dev.neurojit.propose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurojit.judge.Checkup;
import dev.neurojit.judge.Objective;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SolvedCasesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LANDER   | It compiles. Its flight: escaped upwards at full throttle.       | lander-full-throttle.md
          LANDER   | error: redefinition of %thrust arith.select is not valid MLIR    | lander-redefined-value.md
          LANDER   | crash: the throttle stayed below hovering until touchdown        | lander-hard-landing.md
          FUNCTION | scf.for iter_args scf.yield sum of the numbers, answers right    | function-loop.md
          FUNCTION | use of value expects different type than prior uses f32 vs i32   | function-types.md
          FUNCTION | at least 1.20 times as fast; keep all its answers scf.for        | function-faster.md
          """)
  void nearestIsTheOneWithTheSameTrouble(
      Objective.Audience audience, String question, String expected) {
    assertThat(SolvedCases.own().nearest(audience, question).orElseThrow().name())
        .isEqualTo(expected);
  }

  /** A model learns from these answers: each is valid MLIR. */
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
  void answersAreValid(String name) {
    String text = dev.neurojit.resource.Resource.text(SolvedCases.class, "cases/" + name + ".md");
    SolvedCase solved = SolvedCase.parse(name, text).orElseThrow();
    String program = solved.answer().replaceAll("(?m)^```.*$", "");
    assertThat(Checkup.check(Source.of(name, program))).isEmpty();
    // A small machine reads a prompt at a few tokens a second: about 700 tokens at most.
    assertThat(solved.question().length() + solved.answer().length()).isLessThan(2_100);
  }

  @Test
  void usersAddTheirOwn() throws IOException {
    Files.writeString(
        folder.resolve("mine.md"),
        "# Mine\n\naudience: function\n\n## Question\n\nzebra quagga okapi\n\n## Answer\n\nyes\n");
    assertThat(
            SolvedCases.own()
                .with(folder)
                .nearest(Objective.Audience.FUNCTION, "okapi and zebra")
                .orElseThrow()
                .answer())
        .isEqualTo("yes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          just notes                                                  | 1: expected a line `audience: lander`
          # Mine//audience: pilot/## Question/q/## Answer/a           | 3: there is no audience 'pilot'
          audience: lander/text/## Question/q/## Answer/a             | 2: expected ## Question
          audience: lander/## Answer/a                                | 2: expected ## Question after the audience
          audience: lander//## Question/q                             | 4: the text ends without a section ## Answer
          audience: lander/## Question/## Answer/a                    | 3: a section is empty
          """)
  void fileThatIsNoCaseIsToldWithItsLine(String text, String message) throws IOException {
    Files.writeString(folder.resolve("notes.md"), text.replace('/', '\n'));
    assertThatThrownBy(() -> SolvedCases.own().with(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("notes.md:" + message);
  }

  @Test
  void folderThatIsNoneAndBytesThatAreNoTextAreTold() throws IOException {
    assertThatThrownBy(() -> SolvedCases.own().with(folder.resolve("nowhere")))
        .hasMessage("there is no such folder");
    Files.write(folder.resolve("c.md"), new byte[] {-1, -2});
    assertThatThrownBy(() -> SolvedCases.own().with(folder))
        .hasMessageContaining("c.md is not UTF-8");
  }
}
