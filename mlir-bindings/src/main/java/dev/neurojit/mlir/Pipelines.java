package dev.neurojit.mlir;

import java.util.ArrayList;
import java.util.List;

/** Pipelines that NeuroJIT uses. */
public final class Pipelines {
  /**
   * From func, arith, math, scf, cf, vector and memref to the llvm dialect. The native library's
   * own neurojit-precise-math sends expm1 and log1p to libm, which convert-to-llvm would write out
   * without their precision; clampf and ipowi are expanded first; convert-vector-to-llvm knows
   * transfers, which convert-to-llvm passes over; that comes twice, as convert-math-to-libm leaves
   * new calls. expand-strided-metadata computes where a part or a reshaped view of memory lies,
   * with affine.apply, which lower-affine takes away.
   */
  public static final String LOWER_TO_LLVM =
      "builtin.module(math-expand-ops{ops=clampf},convert-math-to-funcs,neurojit-precise-math,"
          + "convert-vector-to-scf,expand-strided-metadata,lower-affine,convert-scf-to-cf,"
          + "convert-vector-to-llvm,convert-to-llvm,"
          + "convert-math-to-libm,convert-to-llvm,reconcile-unrealized-casts)";

  private Pipelines() {}

  /**
   * Lowers the module and checks that nothing but the llvm dialect is left, as MLIR's conversion
   * passes over what it does not know without a word.
   */
  public static PassResult lowerToLlvm(MlirModule module) {
    PassResult result = Pipeline.run(module, LOWER_TO_LLVM);
    if (!(result instanceof PassResult.Ok)) {
      return result;
    }
    List<MlirDiagnostic> left = new ArrayList<>();
    module.operation().walk().filter(op -> !isLowered(op.name())).forEach(op -> left.add(left(op)));
    return left.isEmpty() ? result : new PassResult.Failed(List.copyOf(left));
  }

  private static boolean isLowered(String name) {
    return name.startsWith("llvm.") || name.equals("builtin.module");
  }

  private static MlirDiagnostic left(Operation operation) {
    return MlirDiagnostic.error(
        "'%s' cannot be lowered to the llvm dialect".formatted(operation.name()),
        operation.location());
  }
}
