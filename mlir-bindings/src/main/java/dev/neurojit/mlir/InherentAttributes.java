package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Attributes of an operation that its definition asks for, such as {@code value}. */
public final class InherentAttributes {
  private final Operation operation;

  InherentAttributes(Operation operation) {
    this.operation = operation;
  }

  /** Whether the definition has one of the name, set or not; false for what is not registered. */
  public boolean has(String name) {
    try (Arena arena = Arena.ofConfined()) {
      return CApi.mlirOperationHasInherentAttributeByName(
          operation.raw(), Raw.stringRef(arena, name));
    }
  }

  /** Empty if there is none or it is not set. */
  public Optional<Attribute> get(String name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment key = Raw.stringRef(arena, name);
      return Attribute.ofNullable(
          operation.context(),
          CApi.mlirOperationGetInherentAttributeByName(Raw.HEAP, operation.raw(), key));
    }
  }

  /**
   * Sets one.
   *
   * @throws IllegalArgumentException if the definition has none of the name, or none that takes
   *     such an attribute
   */
  public void set(String name, Attribute attribute) {
    MemorySegment value = attribute.rawIn(operation.context());
    Optional<Attribute> before = get(name);
    if (has(name)) {
      put(name, value);
    }
    if (!get(name).equals(Optional.of(attribute))) {
      before.ifPresent(old -> put(name, old.raw()));
      throw new IllegalArgumentException(
          "%s has no inherent attribute '%s' that can be %s."
              .formatted(operation.name(), name, attribute));
    }
  }

  private void put(String name, MemorySegment value) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment key = Raw.stringRef(arena, name);
      Edits.modify(
          operation,
          () -> CApi.mlirOperationSetInherentAttributeByName(operation.raw(), key, value));
    }
  }
}
