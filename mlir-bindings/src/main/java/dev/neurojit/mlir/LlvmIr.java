package dev.neurojit.mlir;

/** Translation to the textual IR of LLVM. */
public final class LlvmIr {
  private LlvmIr() {}

  /** LLVM IR as translated, not optimised, of a module in the llvm dialect. */
  public static Emission translate(MlirModule module) {
    return translate(module, Optimization.NONE, new Guarding.Unguarded());
  }

  /** LLVM IR with guards, if any, after LLVM's optimisation for this machine. */
  public static Emission translate(
      MlirModule module, Optimization optimization, Guarding guarding) {
    return Emitter.emit(module, Emitter.Kind.LLVM_IR, optimization, guarding);
  }
}
