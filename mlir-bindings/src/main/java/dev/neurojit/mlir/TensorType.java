package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.util.Optional;

/** What tensors have beyond a shape. */
public record TensorType(Type type) {
  public TensorType {
    Shapes.require(type.isTensor(), type, "a tensor");
  }

  /** What a dialect says of the elements' storage. */
  public Optional<Attribute> encoding() {
    return type.is(TypeKind.RANKED_TENSOR)
        ? Attribute.ofNullable(
            type.context(), CApi.mlirRankedTensorTypeGetEncoding(Raw.HEAP, type.raw()))
        : Optional.empty();
  }
}
