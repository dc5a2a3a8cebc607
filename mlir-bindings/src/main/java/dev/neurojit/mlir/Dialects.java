package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/** The dialects of a context: registered ones are loaded when a text first mentions them. */
public final class Dialects {
  private final MlirContext context;

  Dialects(MlirContext context) {
    this.context = context;
  }

  /** What becomes of operations, types and attributes of dialects that are not registered. */
  public enum Unregistered {
    /** They are errors, as in a new context. */
    REFUSED,
    /** They are kept as they are written, in generic form. */
    ALLOWED
  }

  /** Loads a registered dialect; empty if there is none of the namespace. */
  public Optional<Dialect> find(String namespace) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = Raw.stringRef(arena, namespace);
      MemorySegment found = CApi.mlirContextGetOrLoadDialect(Raw.HEAP, context.raw(), name);
      return Raw.isNull(found) ? Optional.empty() : Optional.of(new Dialect(context, found));
    }
  }

  /** Adds to the dialects that can be loaded. */
  public void append(DialectRegistry registry) {
    CApi.mlirContextAppendDialectRegistry(context.raw(), registry.raw());
  }

  /** The names of those that can be loaded, in alphabetical order. */
  public List<String> names() {
    return NativeResult.take(CApi.neurojitDialectNames(context.raw())).string().lines().toList();
  }

  /** How many can be loaded. */
  public int registered() {
    return Math.toIntExact(CApi.mlirContextGetNumRegisteredDialects(context.raw()));
  }

  /** How many are loaded. */
  public int loaded() {
    return Math.toIntExact(CApi.mlirContextGetNumLoadedDialects(context.raw()));
  }

  /** Loads all that are registered. */
  public void loadAll() {
    CApi.mlirContextLoadAllAvailableDialects(context.raw());
  }

  public Unregistered unregistered() {
    return CApi.mlirContextGetAllowUnregisteredDialects(context.raw())
        ? Unregistered.ALLOWED
        : Unregistered.REFUSED;
  }

  public void setUnregistered(Unregistered dialects) {
    CApi.mlirContextSetAllowUnregisteredDialects(context.raw(), dialects == Unregistered.ALLOWED);
    context.noteOwnDialects();
  }
}
