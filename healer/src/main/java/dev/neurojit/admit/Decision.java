package dev.neurojit.admit;

import dev.neurojit.mlir.MlirModule;
import dev.neurojit.syntax.Diagnostic;
import java.util.List;

/** What the gate says of a module. */
public sealed interface Decision {
  /** The module may be compiled with guards and run in this process. */
  final class Admitted implements Decision {
    private final MlirModule module;

    /** Only the gate admits. */
    Admitted(MlirModule module) {
      this.module = module;
    }

    /** Returns the module, owned by whoever parsed it. */
    public MlirModule module() {
      return module;
    }
  }

  /**
   * The module may not run.
   *
   * @param diagnostics why, in the order of the text; at least one
   */
  record Refused(List<Diagnostic> diagnostics) implements Decision {
    public Refused {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
