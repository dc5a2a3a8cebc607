package dev.neurojit.mlir.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.mlir.Location;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Value;
import dev.neurojit.mlir.ops.OpBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide of dev.neurojit.mlir.ops. */
final class OpsGuideTest {
  // @start region="guide"
  static void addSum(MlirContext context, MlirModule module) {
    Type f64 = context.types().f64();
    Type index = context.types().index();
    OpBuilder.atEnd(module.body())
        .func()
        .func(
            "sum",
            List.of(f64, index),
            List.of(f64),
            (b, in) -> {
              Value zero = b.arith().constantIndex(0);
              Value one = b.arith().constantIndex(1);
              List<Value> sums =
                  b.scf()
                      .forOp(
                          zero,
                          in.get(1),
                          one,
                          List.of(in.get(0)),
                          (loop, i, carried) ->
                              List.of(loop.arith().addf(carried.get(0), in.get(0))));
              b.func().returnOp(sums);
            });
  }

  // @end

  @Test
  void theFunctionIsValid() {
    try (MlirContext context = MlirContext.create();
        MlirModule module = MlirModule.create(context, Location.UNKNOWN)) {
      addSum(context, module);
      assertThat(module.verify()).isEmpty();
      assertThat(module.print()).contains("func.func @sum").contains("scf.for");
    }
  }
}
