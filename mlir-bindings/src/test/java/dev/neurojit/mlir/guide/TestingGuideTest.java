package dev.neurojit.mlir.guide;

import static dev.neurojit.mlir.testing.MlirAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.Pipeline;
import dev.neurojit.mlir.testing.MlirExtension;
import dev.neurojit.mlir.testing.MlirFileTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The guide of dev.neurojit.mlir.testing. */
// @start region="guide"
@ExtendWith(MlirExtension.class)
final class TestingGuideTest {
  @MlirFileTest("src/test/mlir/guide") // each file there is a test
  void files() {}

  @Test
  void deadCodeGoes(MlirContext context) { // closed after the test
    String program = "func.func @f() {\n  %dead = arith.constant 1 : i32\n  return\n}";
    var parsed = assertInstanceOf(Parsed.Ok.class, context.parse("f.mlir", program));
    try (MlirModule module = parsed.module()) {
      Pipeline.run(module, "builtin.module(canonicalize)");
      assertThat(module)
          .isValid()
          .satisfiesChecks(
              """
              CHECK: func.func @f()
              CHECK-NEXT: return
              """);
    }
  }
}
// @end
