package dev.neurojit.judge;

import dev.neurojit.syntax.Diagnostic;
import java.util.List;

/**
 * What became of a program's text.
 *
 * @param <C> how its machine code is called
 */
public sealed interface Compiled<C extends AutoCloseable> {
  /** Machine code, to be closed by whoever asked for it. */
  record Ok<C extends AutoCloseable>(C code) implements Compiled<C> {}

  /**
   * It did not get that far.
   *
   * @param stage that it failed
   * @param diagnostics why; at least one
   */
  record Failed<C extends AutoCloseable>(Stage stage, List<Diagnostic> diagnostics)
      implements Compiled<C> {
    public Failed {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
