package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.util.BitSet;

/** What vectors have beyond a shape. */
public record VectorType(Type type) {
  public VectorType {
    Shapes.require(type.isVector(), type, "a vector");
  }

  /** Whether some size is a multiple of one known at run time: {@code vector<[4]xf32>}. */
  public boolean isScalable() {
    return CApi.mlirVectorTypeIsScalable(type.raw());
  }

  /** The dimensions that are scalable. */
  public BitSet scalableDimensions() {
    BitSet scalable = new BitSet();
    for (int i = 0; i < type.shape().size(); i++) {
      scalable.set(i, CApi.mlirVectorTypeIsDimScalable(type.raw(), i));
    }
    return scalable;
  }
}
