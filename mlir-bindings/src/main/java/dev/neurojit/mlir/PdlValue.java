package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;

/** What PDL hands to a function in Java, and takes from it. */
public sealed interface PdlValue {
  /** {@code !pdl.attribute}. */
  record OfAttribute(Attribute attribute) implements PdlValue {}

  /** {@code !pdl.operation}. */
  record OfOperation(Operation operation) implements PdlValue {}

  /** {@code !pdl.type}. */
  record OfType(Type of) implements PdlValue {}

  /** {@code !pdl.value}. */
  record OfValue(Value value) implements PdlValue {}

  /** A range, or nothing: MLIR's C API does not show these. */
  record Hidden() implements PdlValue {}

  /** The PDL type of such a value. */
  default String type() {
    return switch (this) {
      case OfAttribute(Attribute _) -> "!pdl.attribute";
      case OfOperation(Operation _) -> "!pdl.operation";
      case OfType(Type _) -> "!pdl.type";
      case OfValue(Value _) -> "!pdl.value";
      case Hidden() -> "hidden";
    };
  }

  static PdlValue of(Lifetime life, MemorySegment raw) {
    MlirContext context = life.context();
    MemorySegment attribute = CApi.mlirPDLValueAsAttribute(Raw.HEAP, raw);
    if (!Raw.isNull(attribute)) {
      return new OfAttribute(new Attribute(context, attribute));
    }
    MemorySegment operation = CApi.mlirPDLValueAsOperation(Raw.HEAP, raw);
    if (!Raw.isNull(operation)) {
      return new OfOperation(new Operation(life, operation));
    }
    MemorySegment type = CApi.mlirPDLValueAsType(Raw.HEAP, raw);
    if (!Raw.isNull(type)) {
      return new OfType(new Type(context, type));
    }
    MemorySegment value = CApi.mlirPDLValueAsValue(Raw.HEAP, raw);
    return Raw.isNull(value) ? new Hidden() : new OfValue(new Value(life, value));
  }

  /** Adds it to an MlirPDLResultList. */
  default void pushTo(MemorySegment results, Lifetime life) {
    MlirContext context = life.context();
    switch (this) {
      case OfAttribute(Attribute attribute) ->
          CApi.mlirPDLResultListPushBackAttribute(results, attribute.rawIn(context));
      case OfOperation(Operation operation) ->
          CApi.mlirPDLResultListPushBackOperation(results, operation.rawOf(life));
      case OfType(Type of) -> CApi.mlirPDLResultListPushBackType(results, of.rawIn(context));
      case OfValue(Value value) -> CApi.mlirPDLResultListPushBackValue(results, value.rawOf(life));
      case Hidden() -> throw new IllegalArgumentException("PDL takes no such value from Java.");
    }
  }
}
