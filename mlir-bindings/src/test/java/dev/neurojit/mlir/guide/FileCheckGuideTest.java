package dev.neurojit.mlir.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.mlir.testing.filecheck.FileCheck;
import org.junit.jupiter.api.Test;

/** The guide of dev.neurojit.mlir.testing.filecheck. */
final class FileCheckGuideTest {
  // @start region="guide"
  static String check(String output) {
    String directives =
        """
        // CHECK: [[SUM:%.*]] = arith.addf
        // CHECK-NOT: arith.mulf
        // CHECK: return [[SUM]]
        """;
    return switch (FileCheck.check(directives, output)) {
      case FileCheck.Result.Passed() -> "as it should be";
      case FileCheck.Result.Failed(String report) -> report;
    };
  }

  // @end

  @Test
  void checks() {
    assertThat(check("%0 = arith.addf %a, %a\nreturn %0")).isEqualTo("as it should be");
    assertThat(check("%0 = arith.addf %a, %a\nreturn %1"))
        .startsWith("<checks>:3:11: error: CHECK: expected string not found in input\n")
        .contains("with \"SUM\" equal to \"%0\"", "possible intended match here");
  }
}
