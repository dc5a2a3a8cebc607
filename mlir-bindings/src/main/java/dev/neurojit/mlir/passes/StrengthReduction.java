package dev.neurojit.mlir.passes;

import dev.neurojit.mlir.Attribute;
import dev.neurojit.mlir.InsertionPoint;
import dev.neurojit.mlir.JavaPass;
import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.PassResult;
import dev.neurojit.mlir.PassRun;
import dev.neurojit.mlir.Pattern;
import dev.neurojit.mlir.Patterns;
import dev.neurojit.mlir.Value;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Writes {@code x * 2.0} as {@code x + x}, which is exact and cheaper on most machines. Runs on
 * {@code func.func}.
 */
public record StrengthReduction() implements JavaPass {
  @Override
  public String anchor() {
    return "func.func";
  }

  @Override
  public String description() {
    return "Write multiplication by two as addition";
  }

  @Override
  public void run(Operation function, PassRun run) {
    PassResult result = Patterns.applyGreedily(function, List.of(new Doubling(run)));
    if (result instanceof PassResult.Failed(List<MlirDiagnostic> why)) {
      run.fail(function, why.getFirst().message());
    }
  }

  private record Doubling(PassRun run) implements Pattern {
    @Override
    public String root() {
      return "arith.mulf";
    }

    @Override
    public boolean matchAndRewrite(Operation multiply) {
      Value left = multiply.operands().getFirst();
      Value right = multiply.operands().getLast();
      if (!isTwo(left) && !isTwo(right)) {
        return false;
      }
      Value x = isTwo(right) ? left : right;
      Operation sum =
          Operation.builder("arith.addf")
              .operands(x, x)
              .location(multiply.locationAttr())
              .insert(InsertionPoint.before(multiply));
      multiply.replaceWith(sum.results());
      run.count("multiplications replaced", 1);
      return true;
    }

    private static boolean isTwo(Value value) {
      return value
          .definingOp()
          .filter(op -> op.name().equals("arith.constant"))
          .flatMap(op -> op.attribute("value"))
          .map(Attribute::asFloat)
          .orElse(OptionalDouble.empty())
          .equals(OptionalDouble.of(2));
    }
  }
}
