package dev.neurojit.mlir.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.PassResult;
import dev.neurojit.mlir.Pipeline;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide of dev.neurojit.mlir. */
final class MlirGuideTest {
  // @start region="guide"
  static String simplify(String program) {
    try (MlirContext context = MlirContext.create()) {
      return switch (context.parse("program.mlir", program)) {
        case Parsed.Failed(var why) -> "invalid: " + why.getFirst();
        case Parsed.Ok(MlirModule module, var warnings) -> {
          try (module) {
            PassResult result = Pipeline.run(module, "builtin.module(func.func(canonicalize,cse))");
            yield result instanceof PassResult.Failed(var why) ? "failed: " + why : module.print();
          }
        }
      };
    }
  }

  static List<String> operations(MlirModule module) {
    return module.operation().walk().map(Operation::name).toList();
  }

  // @end

  @Test
  void simplifies() {
    String twice =
        """
        func.func @f(%x: i32) -> i32 {
          %zero = arith.constant 0 : i32
          %y = arith.addi %x, %zero : i32
          return %y : i32
        }
        """;
    assertThat(simplify(twice)).contains("return %arg0 : i32").doesNotContain("arith");
    assertThat(simplify("func.func @f(")).startsWith("invalid: program.mlir:1:13: error");
  }

  @Test
  void lists() {
    try (MlirContext context = MlirContext.create()) {
      assertThat(context.parse("p.mlir", "func.func private @f()"))
          .isInstanceOfSatisfying(
              Parsed.Ok.class,
              ok -> {
                try (MlirModule module = ok.module()) {
                  assertThat(operations(module)).containsExactly("builtin.module", "func.func");
                }
              });
    }
  }
}
