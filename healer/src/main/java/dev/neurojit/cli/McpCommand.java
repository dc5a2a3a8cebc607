package dev.neurojit.cli;

import dev.neurojit.Healer;
import dev.neurojit.llm.Opened;
import dev.neurojit.mcp.McpSession;
import dev.neurojit.mcp.ProgramTools;
import dev.neurojit.mlir.MlirLibrary;
import dev.neurojit.propose.Asking;
import dev.neurojit.propose.EscalationPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code neurojitc mcp}: tools for agents on standard input and output. */
@Command(
    name = "mcp",
    description = {
      "Serves an agent over the Model Context Protocol, on stdin and stdout: the tools check,"
          + " repair, run and heal.",
      "docs/mcp.md tells how to set agents up."
    },
    mixinStandardHelpOptions = true)
final class McpCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final InputStream in;
  private final OutputStream wire;

  /** What heal may ask is the choice of whoever starts the server; agents cannot name a model. */
  @Mixin private final ModelOption model = new ModelOption();

  McpCommand(Terminal terminal, InputStream in, OutputStream wire) {
    this.terminal = terminal;
    this.in = in;
    this.wire = wire;
  }

  @Override
  public Integer call() throws InputException, IOException {
    // Here rather than at the first call, where an agent's owner would not see it.
    MlirLibrary.load();
    Asking asking = model.asking();
    EscalationPolicy policy = model.policy();
    long tokens = model.tokens();
    closed(model.open());
    closed(model.openStronger());
    if (terminal.live() == Terminal.Live.YES) {
      terminal.err().println("waiting for an agent on stdin; Ctrl-D ends this");
    }
    // The protocol has stdout to itself, whatever a library prints.
    System.setOut(System.err);
    McpSession.serve(
        Version.current(),
        ProgramTools.all(builder -> complete(builder.asking(asking).tokens(tokens), policy)),
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)),
        new PrintStream(wire, false, StandardCharsets.UTF_8));
    return ExitCode.OK;
  }

  /** Each call opens the models anew; that they can be opened is said at the start. */
  private Healer.Builder complete(Healer.Builder builder, EscalationPolicy policy) {
    try {
      model.open().ifPresent(builder::model);
      model.openStronger().ifPresent(opened -> builder.escalate(opened, policy));
      return builder;
    } catch (InputException e) {
      throw new IllegalStateException("a model is gone that was there at the start", e);
    }
  }

  private static void closed(Optional<Opened> opened) {
    opened
        .filter(Opened.Ok.class::isInstance)
        .map(Opened.Ok.class::cast)
        .ifPresent(ok -> ok.model().close());
  }
}
