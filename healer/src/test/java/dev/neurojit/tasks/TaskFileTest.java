package dev.neurojit.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.syntax.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks in the published format, and programs that are called for them. */
final class TaskFileTest {
  private static final String INCREMENT =
      """
      {"id": "1", "nl": "Increment.", "canonical_fn_name": "inc", \
      "canonical_signature": "(i32) -> i32", "inputs": [{"type": "i32", "value": 41}], \
      "result_type": "i32", "expected_output": 42}
      """;

  @Test
  void bothFormsAreRead() {
    String verify = "{\"id\": \"0\", \"dialect\": \"arith\", \"nl\": \"Add.\", \"mlir\": \"m\"}\n";
    List<TaskFile.Line> lines = ((TaskFile.Ok) TaskFile.parse(verify + "\n" + INCREMENT)).lines();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst().task()).isEqualTo(new Task("0", "arith", "", "Add.", null));
    Task checked = lines.getLast().task();
    assertThat(checked).isEqualTo(TaskFile.accepted(lines.getLast().text()));
    assertThat(TaskPrompt.of(checked).getLast().text())
        .isEqualTo("Increment.\n\nName the function @inc; its signature is (i32) -> i32.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{ | line 1: no JSON",
        "{\"nl\": \"x\"} | line 1: \"id\" is missing",
        "{\"id\": \"1\"} | line 1: \"nl\" is missing",
        "{\"id\":\"1\",\"nl\":\"x\",\"canonical_fn_name\":\"f\"} | \"inputs\" and \"expected_output\"",
        "{\"id\":\"1\",\"nl\":\"x\",\"canonical_fn_name\":\"f\",\"inputs\":[{\"type\":\"i99\",\"value\":1}],\"expected_output\":1} | the type i99, expected",
        "{\"id\":\"1\",\"nl\":\"x\",\"canonical_fn_name\":\"f\",\"inputs\":[{\"type\":\"i32\",\"value\":1.5}],\"expected_output\":1} | input 1 is 1.5, which is no i32",
        "{\"id\":\"1\",\"nl\":\"x\",\"canonical_fn_name\":\"f\",\"inputs\":[],\"expected_output\":1} | \"result_type\" is missing",
        "{\"id\":\"1\",\"nl\":\"x\"}^{\"id\":\"1\",\"nl\":\"y\"} | line 2: the id 1 is there already",
        "^ | it has no tasks",
      })
  void whatIsNoTaskIsTold(String text, String message) {
    assertThat(TaskFile.parse(text.replace('^', '\n')))
        .isInstanceOfSatisfying(
            TaskFile.Failed.class, failed -> assertThat(failed.message()).contains(message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@inc(%x: i32) -> i32 | arith.constant 1 : i32 | RIGHT | answers 42",
        "@inc(%x: i32) -> i32 | arith.constant 2 : i32 | WRONG | answers 43, expected 42",
      })
  void scalarsAreCalled(String head, String constant, TaskProgram.Answer answer, String line) {
    String program =
        "func.func %s {\n %%c = %s\n %%r = arith.addi %%x, %%c : i32\n return %%r : i32\n}"
            .formatted(head, constant);
    assertThat(run(INCREMENT, program)).isEqualTo(new TaskProgram.Answered(answer, line));
  }

  @Test
  void otherNamesAndSignaturesAreNotCalled() {
    assertThat(run(INCREMENT, "func.func @other(%x: i32) -> i32 { return %x : i32 }"))
        .isInstanceOf(TaskProgram.NoFunction.class);
    assertThat(run(INCREMENT, "func.func @inc(%x: i64) -> i64 { return %x : i64 }"))
        .isInstanceOf(TaskProgram.NoFunction.class);
    assertThat(
            run(
                INCREMENT,
                "func.func private @gone()\nfunc.func @inc(%x: i32) -> i32 {\n"
                    + " func.call @gone() : () -> ()\n return %x : i32\n}"))
        .isInstanceOf(TaskProgram.NoCode.class);
  }

  @Test
  void memRefsGoInAndOut() {
    String task =
        """
        {"id": "m", "nl": "x", "canonical_fn_name": "f", \
        "canonical_signature": "(memref<2x2xf32>) -> ()", \
        "inputs": [{"type": "memref<2x2xf32>", "value": [[1, 2], [3, 4]]}], \
        "expected_output": [[1, 2], [3, 9]]}
        """;
    String store =
        """
        func.func @f(%m: memref<2x2xf32>) {
          %one = arith.constant 1 : index
          %nine = arith.constant 9.0 : f32
          memref.store %nine, %m[%one, %one] : memref<2x2xf32>
          return
        }
        """;
    assertThat(run(task, store))
        .isEqualTo(
            new TaskProgram.Answered(TaskProgram.Answer.RIGHT, "answers [1.0, 2.0, 3.0, 9.0]"));
    assertThat(run(task, store.replace("9.0", "8.0")))
        .isInstanceOfSatisfying(
            TaskProgram.Answered.class,
            ran -> assertThat(ran.answer()).isEqualTo(TaskProgram.Answer.WRONG));
  }

  private static TaskProgram.Ran run(String task, String program) {
    Task read = ((TaskFile.Ok) TaskFile.parse(task)).lines().getFirst().task();
    return new TaskProgram(java.util.Objects.requireNonNull(read.check()))
        .run(Source.of("t.mlir", program));
  }
}
