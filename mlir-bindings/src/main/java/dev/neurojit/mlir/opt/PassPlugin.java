package dev.neurojit.mlir.opt;

import dev.neurojit.mlir.JavaPass;
import java.util.List;

/**
 * What a jar offers to {@code neurojitc opt --plugin}: a class with a public constructor without
 * parameters, named in the jar's {@code META-INF/services/dev.neurojit.mlir.opt.PassPlugin}.
 */
public interface PassPlugin {
  /** The passes, each with the defaults of its options. */
  List<JavaPass> passes();
}
