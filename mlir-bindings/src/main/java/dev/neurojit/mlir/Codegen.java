package dev.neurojit.mlir;

/**
 * Machine code for this machine's CPU, all its features used, from a module in the llvm dialect.
 */
public final class Codegen {
  private Codegen() {}

  /** Assembly text. */
  public static Emission assembly(MlirModule module, Optimization optimization) {
    return Emitter.emit(module, Emitter.Kind.ASSEMBLY, optimization, new Guarding.Unguarded());
  }

  /** Assembly text, optimised by default. */
  public static Emission assembly(MlirModule module) {
    return assembly(module, Optimization.DEFAULT);
  }

  /** A relocatable ELF object, position-independent. */
  public static Emission object(MlirModule module, Optimization optimization) {
    return Emitter.emit(module, Emitter.Kind.OBJECT, optimization, new Guarding.Unguarded());
  }

  /** A relocatable ELF object, optimised by default. */
  public static Emission object(MlirModule module) {
    return object(module, Optimization.DEFAULT);
  }
}
