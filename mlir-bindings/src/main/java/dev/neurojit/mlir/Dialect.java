package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;

/** A dialect that is loaded in a context. */
public final class Dialect extends Uniqued {
  Dialect(MlirContext context, MemorySegment raw) {
    super(context, raw);
  }

  /** What stands before the dot in its operations' names; empty for none. */
  public String namespace() {
    return Raw.string(CApi.mlirDialectGetNamespace(Raw.HEAP, raw()));
  }

  @Override
  public String toString() {
    return namespace();
  }
}
