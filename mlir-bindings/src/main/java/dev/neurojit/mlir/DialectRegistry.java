package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;

/**
 * Which dialects a context may load, and what extends them. Owned: close it; contexts made from it
 * keep a copy. For one thread at a time.
 */
public final class DialectRegistry implements AutoCloseable {
  private final MemorySegment raw;
  private boolean closed;

  private DialectRegistry(MemorySegment raw) {
    this.raw = raw;
  }

  /** An empty one. */
  public static DialectRegistry create() {
    MlirLibrary.load();
    return new DialectRegistry(CApi.mlirDialectRegistryCreate(Raw.HEAP));
  }

  /** One of these dialects, without what others do to extend them. */
  public static DialectRegistry of(String... namespaces) {
    DialectRegistry registry = create();
    for (String namespace : namespaces) {
      registry.insert(DialectHandle.of(namespace));
    }
    return registry;
  }

  /** All dialects of MLIR with their extensions, as {@link MlirContext#create()} has them. */
  public static DialectRegistry all() {
    DialectRegistry registry = create();
    CApi.mlirRegisterAllDialects(registry.raw);
    return registry;
  }

  public void insert(DialectHandle dialect) {
    CApi.mlirDialectHandleInsertDialect(dialect.raw(), raw());
  }

  MemorySegment raw() {
    if (closed) {
      throw new IllegalStateException("The dialect registry is closed.");
    }
    return raw;
  }

  /** Frees it; contexts made from it live on. Closing twice is fine. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      CApi.mlirDialectRegistryDestroy(raw);
    }
  }
}
