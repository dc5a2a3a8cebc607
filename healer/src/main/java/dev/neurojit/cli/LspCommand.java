package dev.neurojit.cli;

import dev.neurojit.lsp.LanguageSession;
import dev.neurojit.mlir.MlirLibrary;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code neurojitc lsp}: a language server on standard input and output. */
@Command(
    name = "lsp",
    description = {
      "Serves an editor over the Language Server Protocol, on stdin and stdout: diagnostics, quick"
          + " fixes, hover, definitions, references, rename, outline, completion.",
      "docs/lsp.md tells how to set editors up."
    },
    mixinStandardHelpOptions = true)
final class LspCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final InputStream in;
  private final OutputStream wire;

  @Option(names = "--stdio", description = "The default, and the only way there is.")
  @SuppressWarnings("unused") // editors add it to every server's command line
  private boolean stdio;

  LspCommand(Terminal terminal, InputStream in, OutputStream wire) {
    this.terminal = terminal;
    this.in = in;
    this.wire = wire;
  }

  @Override
  public Integer call() {
    // Here rather than at the first file, where an editor would not show it.
    MlirLibrary.load();
    if (terminal.live() == Terminal.Live.YES) {
      terminal.err().println("waiting for an editor on stdin; Ctrl-C ends this");
    }
    // The protocol has stdout to itself, whatever a library prints.
    System.setOut(System.err);
    return LanguageSession.serve(Version.current(), in, wire);
  }
}
