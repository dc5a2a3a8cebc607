package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Passes over the operations of one name within a {@link PassManager}; it lives as long. */
public final class OpPassManager {
  private final PassManager owner;
  private final String anchor;
  private final MemorySegment raw;

  OpPassManager(PassManager owner, String anchor, MemorySegment raw) {
    this.owner = owner;
    this.anchor = anchor;
    this.raw = raw;
  }

  /** A manager that runs on the operations of this name in those of the present one. */
  public OpPassManager nest(String operation) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = Raw.stringRef(arena, PassManager.requireName(operation));
      return new OpPassManager(
          owner, operation, CApi.mlirOpPassManagerGetNestedUnder(Raw.HEAP, raw(), name));
    }
  }

  public OpPassManager add(Transform pass) {
    return add(pass.create());
  }

  /**
   * Adds a pass in Java.
   *
   * @throws IllegalArgumentException if it is for operations of another name
   */
  public OpPassManager add(JavaPass pass) {
    return add(owner.create(pass, anchor));
  }

  private OpPassManager add(MemorySegment pass) {
    MemorySegment manager = raw();
    // MLIR ends the process over a pass that does not fit.
    Deep.call(
        owner.context(),
        () -> {
          CApi.mlirOpPassManagerAddOwnedPass(manager, pass);
          return true;
        });
    return this;
  }

  /**
   * Adds passes by their names.
   *
   * @param elements such as {@code canonicalize,cse}; without the operation's name around it
   * @return what is wrong with the text: nothing if the passes were added
   */
  public List<MlirDiagnostic> add(String elements) {
    PassManager.requireRegistered();
    MemorySegment manager = raw();
    return PassManager.parse(
        owner.context(),
        elements,
        (text, callback, data) ->
            CApi.mlirOpPassManagerAddPipeline(Raw.HEAP, manager, text, callback, data));
  }

  private MemorySegment raw() {
    owner.raw();
    return raw;
  }

  /** In MLIR's notation, such as {@code func.func(canonicalize,cse)}. */
  @Override
  public String toString() {
    MemorySegment manager = raw();
    byte[] text =
        TextCallback.collect(
            (callback, data) -> CApi.mlirPrintPassPipeline(manager, callback, data));
    return new String(text, StandardCharsets.UTF_8);
  }
}
