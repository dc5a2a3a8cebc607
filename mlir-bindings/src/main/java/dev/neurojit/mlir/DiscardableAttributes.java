package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Optional;

/** Attributes of an operation that its definition knows nothing of, such as {@code my.note}. */
public final class DiscardableAttributes {
  private final Operation operation;

  DiscardableAttributes(Operation operation) {
    this.operation = operation;
  }

  public Map<String, Attribute> all() {
    return NamedAttributes.read(
        operation.context(),
        CApi.mlirOperationGetNumDiscardableAttributes(operation.raw()),
        i -> CApi.mlirOperationGetDiscardableAttribute(Raw.HEAP, operation.raw(), i));
  }

  public Optional<Attribute> get(String name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment key = Raw.stringRef(arena, name);
      return Attribute.ofNullable(
          operation.context(),
          CApi.mlirOperationGetDiscardableAttributeByName(Raw.HEAP, operation.raw(), key));
    }
  }

  /**
   * Adds or changes one.
   *
   * @throws IllegalArgumentException if the name is that of an inherent attribute
   */
  public void set(String name, Attribute attribute) {
    MemorySegment value = attribute.rawIn(operation.context());
    if (name.isEmpty() || operation.inherentAttributes().has(name)) {
      throw new IllegalArgumentException(
          "'%s' is no discardable attribute of %s.".formatted(name, operation.name()));
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment key = Raw.stringRef(arena, name);
      Edits.modify(
          operation,
          () -> CApi.mlirOperationSetDiscardableAttributeByName(operation.raw(), key, value));
    }
  }

  /** False if there was none. */
  public boolean remove(String name) {
    if (get(name).isEmpty()) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment key = Raw.stringRef(arena, name);
      Edits.modify(
          operation,
          () -> CApi.mlirOperationRemoveDiscardableAttributeByName(operation.raw(), key));
    }
    return true;
  }
}
