package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** MLIR's identity of a C++ class: of a type, an attribute, an operation, an interface. */
public final class TypeId {
  private final MemorySegment raw;

  TypeId(MemorySegment raw) {
    this.raw = raw;
  }

  MemorySegment raw() {
    return raw;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TypeId that && CApi.mlirTypeIDEqual(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(CApi.mlirTypeIDHashValue(raw));
  }

  @Override
  public String toString() {
    return "TypeId 0x%x".formatted(Raw.address(raw));
  }
}
