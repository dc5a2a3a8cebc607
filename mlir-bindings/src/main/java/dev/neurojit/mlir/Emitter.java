package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.nio.ByteBuffer;

/** The one call behind {@link LlvmIr}, {@link Codegen} and {@link Jit}. */
final class Emitter {
  enum Kind {
    LLVM_IR(CApi.NEUROJIT_EMIT_LLVM_IR()),
    ASSEMBLY(CApi.NEUROJIT_EMIT_ASSEMBLY()),
    OBJECT(CApi.NEUROJIT_EMIT_OBJECT()),
    /** An object whose functions Java can call, whatever they return. */
    CALLABLE(CApi.NEUROJIT_EMIT_CALLABLE());

    private final int number;

    Kind(int number) {
      this.number = number;
    }
  }

  private Emitter() {}

  static Emission emit(MlirModule module, Kind kind, Optimization optimization, Guarding guarding) {
    int guard =
        switch (guarding) {
          case Guarding.Unguarded() -> CApi.NEUROJIT_UNGUARDED();
          case Guarding.Guarded(long _) -> CApi.NEUROJIT_GUARDED();
          case Guarding.GuardedUnlessTrusted(long _) -> CApi.NEUROJIT_GUARDED_UNLESS_TRUSTED();
        };
    // Only LLVM's own memory is at risk here: a fatal error does not condemn the context.
    NativeResult result =
        NativeResult.take(
            CApi.neurojitEmit(module.rawOperation(), kind.number, optimization.level(), guard));
    return result.isOk()
        ? new Emission.Ok(ByteBuffer.wrap(result.text()))
        : new Emission.Failed(result.failure("Translation to LLVM"));
  }
}
