package dev.neurojit.flight;

import dev.neurojit.mlir.Jit;
import dev.neurojit.mlir.JitOptions;
import dev.neurojit.mlir.JitResult;
import dev.neurojit.mlir.Location;
import dev.neurojit.mlir.MachineCode;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.PassResult;
import dev.neurojit.mlir.Pipelines;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Collections;
import java.util.List;

/**
 * The equations of motion as machine code: compiled once in a process, by the first flight, and
 * linked with every controller by an address. All of it is our own, and it keeps nothing between
 * calls: any number of threads may fly at once.
 */
final class PlantCode {
  /** {@link Plant#FLY}, which takes so many i64. */
  private static final MethodType TYPE =
      MethodType.methodType(void.class, Collections.nCopies(Cabin.SIZE + 2, long.class));

  private PlantCode() {}

  /** Compiles when it is first asked for. */
  private static final class Compiled {
    static final MethodHandle FLY = compile().function(Plant.FLY.symbol(), TYPE);
  }

  /** Returns {@link Plant#FLY} for {@code invokeExact}. */
  static MethodHandle fly() {
    return Compiled.FLY;
  }

  private static Jit compile() {
    try (MlirContext context = MlirContext.create();
        MlirModule module = write(context)) {
      List<MlirDiagnostic> wrong = module.verify();
      if (!wrong.isEmpty()) {
        throw broken(wrong);
      }
      return switch (Pipelines.lowerToLlvm(module)) {
        case PassResult.Failed(var diagnostics) -> throw broken(diagnostics);
        case PassResult.Ok _ ->
            switch (MachineCode.compile(module, JitOptions.trusted())) {
              case MachineCode.Failed(var diagnostics) -> throw broken(diagnostics);
              case MachineCode.Ok(MachineCode code) ->
                  switch (code.linkForAnyThread()) {
                    case JitResult.Failed(var diagnostics) -> throw broken(diagnostics);
                    case JitResult.Ok(Jit jit) -> jit;
                  };
            };
      };
    }
  }

  private static MlirModule write(MlirContext context) {
    MlirModule module = MlirModule.create(context, Location.UNKNOWN);
    Lanes layout = new Lanes(Lanes.WIDTH, 0);
    LegFunction.write(module);
    BoardFunction.write(module, layout);
    EventFunction.write(module, layout);
    Rollout.write(module, layout);
    return module;
  }

  private static IllegalStateException broken(List<MlirDiagnostic> why) {
    return new IllegalStateException("the plant does not compile: " + why);
  }
}
