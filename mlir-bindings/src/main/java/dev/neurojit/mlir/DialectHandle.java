package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import dev.neurojit.mlir.capi.MlirDialectHandle;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** One of MLIR's own dialects, of no context yet. */
public final class DialectHandle {
  private final MemorySegment raw;

  private DialectHandle(MemorySegment raw) {
    this.raw = raw;
  }

  /**
   * By its namespace, such as {@code arith}.
   *
   * @throws IllegalArgumentException if MLIR's C API has no such dialect
   */
  public static DialectHandle of(String namespace) {
    MlirLibrary.load();
    MemorySegment function =
        SymbolLookup.loaderLookup()
            .find("mlirGetDialectHandle__" + namespace + "__")
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "MLIR's C API has no dialect '%s'.".formatted(namespace)));
    // Some fifty functions of one signature, one for each dialect: found by name, not generated.
    MethodHandle get =
        Linker.nativeLinker()
            .downcallHandle(function, FunctionDescriptor.of(MlirDialectHandle.layout()));
    try {
      return new DialectHandle((MemorySegment) get.invokeExact(Raw.HEAP));
    } catch (Throwable e) {
      throw new LinkageError("mlirGetDialectHandle__%s__".formatted(namespace), e);
    }
  }

  public String namespace() {
    return Raw.string(CApi.mlirDialectHandleGetNamespace(Raw.HEAP, raw));
  }

  /** Lets the context load the dialect when a text first mentions it. */
  public void register(MlirContext context) {
    CApi.mlirDialectHandleRegisterDialect(raw, context.raw());
  }

  /** Loads the dialect now. */
  public Dialect load(MlirContext context) {
    return new Dialect(context, CApi.mlirDialectHandleLoadDialect(Raw.HEAP, raw, context.raw()));
  }

  MemorySegment raw() {
    return raw;
  }

  @Override
  public String toString() {
    return namespace();
  }
}
