package dev.neurojit.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.llm.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplyWatchTest {
  private static final String FUNCTION =
      "func.func @f(%x: f32) -> f32 attributes {a} {\n  // } no end\n  scf.if %c {\n  }\n  return %x : f32\n}\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ```mlir;func.func @f() {;};```      | true
          Why:;```mlir;func.func @f() {;};``` | true
          ```;12: return %x : f32;```         | true
          ```mlir;func.func @f() {;}          | false
          The line;```;%x = arith.addf;```    | false
          ```;%x;```;now:;```;func.func @f(); | false
          func.func @g() {;};                 | false
          func.func @f() {;                   | false
          """)
  void replyIsCompleteOnceItsCodeIs(String text, boolean complete) {
    assertThat(ReplyWatch.isComplete(text.replace(';', '\n'), "f")).isEqualTo(complete);
  }

  @Test
  void bareFunctionEndsWithItsOwnBrace() {
    for (int end = 0; end < FUNCTION.length(); end++) {
      assertThat(ReplyWatch.isComplete(FUNCTION.substring(0, end), "f")).as("%d", end).isFalse();
    }
    assertThat(ReplyWatch.isComplete(FUNCTION, "f")).isTrue();
  }

  @Test
  void watchAsksForNoMoreThenOnly() {
    var watch = new ReplyWatch(Progress.SILENT, "f");
    FUNCTION.chars().limit(FUNCTION.length() - 1).forEach(c -> watch.token((char) c + "", 1, 1));
    assertThat(watch.enough()).isFalse();
    watch.token("\n", 1, 1);
    assertThat(watch.enough()).isTrue();
    assertThat(watch.cancelled()).isFalse();
  }
}
