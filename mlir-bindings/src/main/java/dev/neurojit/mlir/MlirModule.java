package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** A program: a {@code builtin.module} operation and all in it. Owned: close it. */
public final class MlirModule implements AutoCloseable {
  private final MemorySegment raw;
  private final Lifetime life;

  MlirModule(MlirContext context, MemorySegment raw) {
    this.raw = raw;
    this.life = new Lifetime(context);
    context.adopt();
  }

  /** An empty module. */
  public static MlirModule create(MlirContext context, Location location) {
    MemorySegment at = LocationAttr.of(context, location).raw();
    return new MlirModule(context, CApi.mlirModuleCreateEmpty(Raw.HEAP, at));
  }

  /** The block that holds what is in the module. */
  public Block body() {
    return operation().regions().getFirst().blocks().stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The body of the module was erased."));
  }

  public MlirContext context() {
    return life.context();
  }

  /** The {@code builtin.module} operation itself; a view, good until close or a pipeline run. */
  public Operation operation() {
    return new Operation(life, rawOperation());
  }

  /** What the verifier finds wrong: nothing if the module is valid. */
  public List<MlirDiagnostic> verify() {
    NativeResult result = life.context().settle(CApi.neurojitVerify(rawOperation()));
    return result.isOk() ? List.of() : result.failure("Verification");
  }

  /**
   * A module of its own with the same content in the same context.
   *
   * @throws IllegalStateException if the module is invalid: the copy of an operation that uses a
   *     value it cannot see would go on using that of the original
   */
  public MlirModule copy() {
    List<MlirDiagnostic> wrong = verify();
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(
          "An invalid module cannot be copied: " + wrong.getFirst().message());
    }
    MemorySegment clone = CApi.mlirOperationClone(Raw.HEAP, rawOperation());
    return new MlirModule(life.context(), CApi.mlirModuleFromOperation(Raw.HEAP, clone));
  }

  /** MLIR's bytecode, of the newest version, which {@link MlirContext#readBytecode} reads. */
  public byte[] bytecode() {
    return life.context()
        .settle(CApi.neurojitWriteBytecode(rawOperation(), -1))
        .orThrow("Writing bytecode")
        .text();
  }

  /**
   * MLIR's bytecode as an older MLIR reads it.
   *
   * @param version of the format, 0 to 6
   * @throws IllegalArgumentException if this MLIR does not write the version
   */
  public byte[] bytecode(int version) {
    MemorySegment operation = rawOperation();
    MemorySegment config = CApi.mlirBytecodeWriterConfigCreate(Raw.HEAP);
    try {
      CApi.mlirBytecodeWriterConfigDesiredEmitVersion(config, version);
      boolean[] ok = {false};
      Deep.Outcome<byte[]> written =
          Deep.observed(
              context(),
              () ->
                  TextCallback.collect((callback, data) ->
                      ok[0] =
                          Raw.succeeded(
                              CApi.mlirOperationWriteBytecodeWithConfig(
                                  Raw.HEAP, operation, config, callback, data))));
      if (!ok[0]) {
        throw new IllegalArgumentException(
            written.diagnostics().isEmpty()
                ? "MLIR does not write bytecode of version " + version + "."
                : written.diagnostics().getFirst().message());
      }
      return written.value();
    } finally {
      CApi.mlirBytecodeWriterConfigDestroy(config);
    }
  }

  public String print(PrintFlag... flags) {
    return operation().print(flags);
  }

  public String print(Printing printing) {
    return operation().print(printing);
  }

  @Override
  public String toString() {
    return print();
  }

  /** Frees the module; its views are dead from then on. Closing twice is fine. */
  @Override
  public void close() {
    life.context().checkThread();
    if (life.isClosed()) {
      return;
    }
    life.requireIdle();
    life.close();
    life.context().release();
    if (life.context().isSound()) {
      CApi.neurojitModuleDestroy(raw);
    }
  }

  /** The live native operation. */
  MemorySegment rawOperation() {
    life.check();
    return CApi.mlirModuleGetOperation(Raw.HEAP, raw);
  }

  Lifetime life() {
    return life;
  }
}
