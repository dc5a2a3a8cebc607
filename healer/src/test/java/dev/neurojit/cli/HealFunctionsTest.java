package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples that are no landers: broken in different ways, healed without a model. */
final class HealFunctionsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pid            | examples:FOLDER/pid.json                   | Healed by tuner
          saturating-add | examples:FOLDER/saturating-add.json        | Healed by repair rules
          polynomial     | reference:FOLDER/polynomial.reference.mlir | Healed by edits
          dot            | examples:FOLDER/dot.json                   | Healed by repair rules
          checksum       | examples:FOLDER/checksum.json              | Healed by edits
          """)
  void exampleGivesTheRightAnswers(String name, String objective, String credit) {
    String folderOfExamples = Cli.example("functions");
    Cli.Run run =
        Cli.run(
            Cli.heal(
                Cli.example("functions/" + name + ".mlir"),
                folder,
                "--objective",
                objective.replace("FOLDER", folderOfExamples)));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(credit)
        .containsPattern("all \\d+ answers are right")
        .contains("no model was asked");
  }

  @Test
  void programWithTheRightAnswersNeedsNoHealing() {
    String reference = Cli.example("functions/polynomial.reference.mlir");
    Cli.Run run = Cli.run(Cli.heal(reference, folder, "--objective", "reference:" + reference));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("Nothing to heal");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fastets                | expected lander, examples:FILE.json
          examples:nowhere.json  | nowhere.json: no such file
          reference:nowhere.mlir | nowhere.mlir: no such file
          reference:BROKEN       | cannot tell the right answers
          examples:BROKEN        | line 1, column 1
          """)
  void wrongObjectiveIsAnInputError(String objective, String message) {
    String broken = Cli.example("lander-hallucinated.mlir");
    Cli.Run run =
        Cli.run(
            Cli.heal(
                Cli.example("functions/pid.mlir"),
                folder,
                "--objective",
                objective.replace("BROKEN", broken)));
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(message);
  }
}
