package dev.neurojit.mlir.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.mlir.JavaPass;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.Pipeline;
import dev.neurojit.mlir.PipelineOptions;
import dev.neurojit.mlir.passes.Passes;
import org.junit.jupiter.api.Test;

/** The guide of dev.neurojit.mlir.passes. */
final class PassesGuideTest {
  // @start region="guide"
  static String fuelled(MlirContext context, MlirModule module) {
    PipelineOptions options = PipelineOptions.DEFAULT.with(Passes.ALL.toArray(JavaPass[]::new));
    String text = "builtin.module(convert-scf-to-cf,loop-fuel{tick=more})";
    return switch (Pipeline.parse(context, text, options)) {
      case Pipeline.Parsed.Failed(var why) -> "wrong text: " + why;
      case Pipeline.Parsed.Ok(Pipeline pipeline) -> {
        try (pipeline) {
          pipeline.run(module);
          yield module.print();
        }
      }
    };
  }

  // @end

  @Test
  void endlessLoopsAsk() {
    String endless = "func.func @f() {\n  cf.br ^a\n^a:\n  cf.br ^a\n}";
    try (MlirContext context = MlirContext.create()) {
      assertThat(context.parse("f.mlir", endless))
          .isInstanceOfSatisfying(
              Parsed.Ok.class,
              ok -> {
                try (MlirModule module = ok.module()) {
                  assertThat(fuelled(context, module)).contains("call @more() : () -> i1");
                }
              });
    }
  }
}
