package dev.neurojit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExamplesFileTest {
  @Test
  void readsEveryKindOfValue() {
    AnswersObjective objective =
        read(
            """
            {"function": "@f", "signature": "(f32, i8, i1, index) -> f64", "tolerance": 0.5,
             "description": "Does f.",
             "examples": [{"inputs": [1, 255, true, 7], "output": "-inf"},
                          {"inputs": ["nan", -1, 0, 0], "output": 2.5}]}
            """);
    assertThat(objective.function()).isEqualTo("f");
    assertThat(objective.signature()).hasToString("func.func @f(f32, i8, i1, index) -> f64");
    assertThat(objective.examples().getFirst())
        .isEqualTo(
            new Example(java.util.List.of(1f, (byte) -1, true, 7L), Double.NEGATIVE_INFINITY));
    assertThat(objective.examples().getLast().inputs()).contains(Float.NaN, false);
    assertThat(objective.tolerance()).isEqualTo(0.5);
    assertThat(objective.task()).contains("Does f.").contains("f(1.0, -1, true, 7) is -Infinity");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                                                              | line 1, column
          {} {}                                                          | line 1, column
          {}                                                             | "function" is missing
          {"function": "f"}                                              | "signature" is missing
          {"function": "f", "signature": "f32"}                          | "signature" is f32
          {"function": "f", "signature": "(bf16) -> f32"}                | has the type bf16
          {"function": "f", "signature": "() -> f32"}                    | "examples" is missing
          {"function": "f", "signature": "() -> f32", "examples": []}    | "examples" is missing
          {"function": "f", "signature": "(i8) -> i8", "examples": [{"inputs": [], "output": 1}]} | expected 1 values
          {"function": "f", "signature": "(i8) -> i8", "examples": [{"inputs": [256], "output": 1}]} | example 1, input 1: 256 is no i8
          {"function": "f", "signature": "(i8) -> i8", "examples": [{"inputs": [1.5], "output": 1}]} | 1.5 is no i8
          {"function": "f", "signature": "() -> i8", "examples": [{"inputs": []}]} | example 1: "output" is missing
          {"function": "f", "signature": "() -> f32", "examples": [{"inputs": [], "output": "x"}]} | "x" is no f32
          {"function": "f", "signature": "() -> f32", "examples": [{"inputs": [], "output": 1e39}]} | output: 1.0E39 is no f32
          {"function": "f", "signature": "() -> f32", "examples": [{"inputs": [], "output": NaN}]} | NaN is no JSON: write "nan"
          {"function": "f", "signature": "() -> f32", "tolerence": 1, "examples": [{"inputs": [], "output": 1}]} | no key "tolerence", expected function
          {"function": "f", "signature": "() -> f32", "examples": [{"inputs": [], "outptu": 1}]} | example 1: there is no key "outptu"
          {"function": "f", "signature": "(i8) -> i8", "examples": [{"inputs": [1], "output": 1}, {"inputs": [1], "output": 2}]} | example 1 says that f(1) is 1, example 2 that it is 2
          {"function": "f g", "signature": "() -> i8", "examples": [{"inputs": [], "output": 1}]} | "function" is f g
          []                                                             | expected an object with function
          {"function": "f", "signature": "() -> f32", "tolerance": -1, "examples": [{"inputs": [], "output": 1}]} | "tolerance" is -1
          """)
  void saysWhatIsWrong(String json, String message) {
    assertThat(ExamplesFile.parse("e", json))
        .isInstanceOfSatisfying(
            ExamplesFile.Failed.class,
            failed -> assertThat(failed.message()).contains(message).doesNotContain("\n"));
  }

  private static AnswersObjective read(String json) {
    return ((ExamplesFile.Ok) ExamplesFile.parse("e", json)).objective();
  }
}
