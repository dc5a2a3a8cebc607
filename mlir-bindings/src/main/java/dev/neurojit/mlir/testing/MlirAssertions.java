package dev.neurojit.mlir.testing;

import dev.neurojit.mlir.MlirModule;

/** Where assertions on MLIR begin. */
public final class MlirAssertions {
  private MlirAssertions() {}

  public static ModuleAssert assertThat(MlirModule module) {
    return new ModuleAssert(module);
  }
}
