package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;

/** The interfaces of operations that MLIR's C API knows. */
@SuppressWarnings("ImmutableEnumChecker") // method references to static functions have no state
public enum OpInterface {
  /** Infers its result types: {@link OperationBuilder#inferResults}. */
  INFER_TYPE(CApi::mlirInferTypeOpInterfaceTypeID),
  /** Infers the shapes of its results. */
  INFER_SHAPED_TYPE(CApi::mlirInferShapedTypeOpInterfaceTypeID);

  private final NativeKind.Getter id;

  OpInterface(NativeKind.Getter id) {
    this.id = id;
  }

  public TypeId typeId() {
    MlirLibrary.load();
    return new TypeId(id.apply(Raw.HEAP));
  }

  /** Whether the operations of a name implement it; loads their dialect. */
  public boolean isImplementedBy(MlirContext context, String operation) {
    if (!context.isRegistered(operation)) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      return CApi.mlirOperationImplementsInterfaceStatic(
          Raw.stringRef(arena, operation), context.raw(), typeId().raw());
    }
  }
}
