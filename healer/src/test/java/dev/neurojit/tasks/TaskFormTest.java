package dev.neurojit.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.llm.grammar.FunctionForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a grammar says for a task. */
final class TaskFormTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(i32) -> i32 | func.func @f(%arg0: i32) -> i32",
        "(f32, memref<2x2xf32>) -> () | func.func @f(%arg0: f32, %arg1: memref<2x2xf32>)",
        "(%a: memref<?xi8>) -> (i8, index) | func.func @f(%arg0: memref<?xi8>) -> (i8, index)",
        "() -> vector<4xf16> | func.func @f() -> vector<4xf16>",
      })
  void theSignatureIsTheHeader(String signature, String header) {
    FunctionForm form = covered(of(signature, "arith+memref", "Do it."));
    assertThat(form.signature()).isEqualTo(header);
    assertThat(form.types()).contains("i1", "index", "f32");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(tensor<4xf32>) -> f32 | arith | no use for the type tensor<4xf32>",
        "(memref<4xf32, 1>) -> f32 | arith | no use for the type memref<4xf32, 1>",
        "(i32) -> | arith | signature cannot be read",
        "i32 to i32 | arith | signature cannot be read",
        "(i32) -> i32 | affine+arith | no operations of the dialect affine",
      })
  void whatNoGrammarReachesIsTold(String signature, String dialect, String why) {
    assertThat(TaskForm.of(of(signature, dialect, "Do it.")))
        .isInstanceOfSatisfying(
            TaskForm.Beyond.class, beyond -> assertThat(beyond.why()).contains(why));
  }

  @Test
  void withoutASignatureTheHeaderIsOpen() {
    FunctionForm form =
        covered(new Task("1", "memref", "", "Sum a memref<?xf16> into an i128.", null));
    assertThat(form.signature()).isEmpty();
    assertThat(form.types()).contains("memref<?xf16>", "f16", "i128");
    assertThat(TaskForm.of(new Task("1", "memref", "", "Sum a memref.", null)))
        .isInstanceOf(TaskForm.Beyond.class);
  }

  private static FunctionForm covered(Task task) {
    assertThat(TaskForm.of(task)).isInstanceOf(TaskForm.Covered.class);
    return ((TaskForm.Covered) TaskForm.of(task)).form();
  }

  private static Task of(String signature, String dialect, String request) {
    return TaskFile.accepted(
        """
        {"id": "1", "nl": "%s", "dialect": "%s", "canonical_fn_name": "f", \
        "canonical_signature": "%s", "inputs": [], "result_type": "i32", "expected_output": 1}
        """
            .formatted(request, dialect, signature));
  }
}
