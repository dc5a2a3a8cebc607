package dev.neurojit.judge;

import dev.neurojit.syntax.Diagnostic;
import java.util.List;

/** What became of a program's text. */
public sealed interface Compiled {
  /** Machine code, to be closed by whoever asked for it. */
  record Ok(CompiledController controller) implements Compiled {}

  /**
   * It did not get that far.
   *
   * @param stage that it failed
   * @param diagnostics why; at least one
   */
  record Failed(Stage stage, List<Diagnostic> diagnostics) implements Compiled {
    public Failed {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
