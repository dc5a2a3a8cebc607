package dev.neurojit.mlir.passes;

import dev.neurojit.mlir.JavaPass;
import java.util.List;

/** The passes of this package. */
public final class Passes {
  public static final List<JavaPass> ALL =
      List.of(new StrengthReduction(), new UnusedArguments(false), new LoopFuel("neurojit_tick"));

  private Passes() {}
}
