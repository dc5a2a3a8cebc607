package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NativeSurveyTest {
  private static final String CRASHER =
      """
      func.func @f(%a: vector<2xf32>) {
        %0 = "vector.outerproduct"(%a) : (vector<2xf32>) -> vector<2x2xf32>
        return
      }
      """;

  @Test
  void tellsOperationsWithTheirPlacesAndTypes() {
    try (NativeSurvey survey = NativeSurvey.start()) {
      SurveyAnswer answer = survey.ask("func.func @f() -> f32 {\n  %e = \"x.y\"() : () -> f32\n}");
      assertThat(answer)
          .isEqualTo(
              new SurveyAnswer.Valid(
                  List.of(
                      new SurveyedOperation(1, 1, "func.func", List.of()),
                      new SurveyedOperation(2, 8, "x.y", List.of("f32")))));
    }
  }

  @Test
  void answersTextAfterText() {
    try (NativeSurvey survey = NativeSurvey.start()) {
      for (int round = 0; round < 3; round++) {
        assertThat(survey.ask("func.func private @f()")).isInstanceOf(SurveyAnswer.Valid.class);
        assertThat(survey.ask("func.func private @f(")).isInstanceOf(SurveyAnswer.Rejected.class);
        assertThat(survey.ask("")).isEqualTo(new SurveyAnswer.Valid(List.of()));
      }
    }
  }

  @Test
  void outlivesTextThatKillsMlir() {
    String deep = "module {\n".repeat(200_000);
    try (NativeSurvey survey = NativeSurvey.start()) {
      assertThat(survey.ask(deep)).isInstanceOf(SurveyAnswer.Killed.class);
      assertThat(survey.ask(CRASHER)).isNotInstanceOf(SurveyAnswer.Valid.class);
      assertThat(survey.ask("module {}")).isInstanceOf(SurveyAnswer.Valid.class);
    }
  }

  @Test
  void knowsTheNamesOfAllOperations() {
    assertThat(NativeSurvey.operationNames())
        .hasSizeGreaterThan(2000)
        .isSorted()
        .contains("arith.addf", "spirv.Return", "llvm.fadd");
  }
}
