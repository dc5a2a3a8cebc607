package dev.neurojit.mlir.ops;

import dev.neurojit.mlir.Attribute;
import dev.neurojit.mlir.MlirContext;

/** A choice that MLIR stores as an attribute. */
public interface EnumAttribute {
  /** The choice as an attribute of the context. */
  Attribute in(MlirContext context);
}
