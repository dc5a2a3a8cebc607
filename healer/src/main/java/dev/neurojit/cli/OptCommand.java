package dev.neurojit.cli;

import dev.neurojit.mlir.opt.DiagnosticText;
import dev.neurojit.mlir.opt.NamedText;
import dev.neurojit.mlir.opt.OptArguments;
import dev.neurojit.mlir.opt.OptOption;
import dev.neurojit.mlir.opt.OptOutcome;
import dev.neurojit.mlir.opt.OptRequest;
import dev.neurojit.mlir.opt.OptTool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * {@code neurojitc opt}: runs passes over programs, with the command line of mlir-opt. Its options
 * are those of {@link OptOption}; picocli shows and completes them, {@link OptArguments} reads
 * them, as any flag may be the name of a pass.
 */
@Command(
    name = "opt",
    description = {
      "Runs passes over MLIR programs, as mlir-opt does, native ones and passes in Java.",
      "A flag that is no option names a pass: --canonicalize --my-pass=x=3.%n"
    },
    mixinStandardHelpOptions = true)
final class OptCommand implements Callable<Integer> {
  /** Largest program, bytes: MLIR needs twelve times that in memory. */
  private static final int LIMIT = 512 << 20;

  private final Terminal terminal;
  private final InputStream in;
  private final List<String> arguments = new ArrayList<>();

  private OptCommand(Terminal terminal, InputStream in) {
    this.terminal = terminal;
    this.in = in;
  }

  static CommandLine commandLine(Terminal terminal, InputStream in) {
    OptCommand command = new OptCommand(terminal, in);
    CommandLine line = new CommandLine(command);
    CommandSpec spec = line.getCommandSpec();
    for (OptOption option : OptOption.values()) {
      spec.addOption(documented(option));
    }
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity("0..1")
            .description("MLIR text or bytecode, - for stdin.")
            .build());
    spec.preprocessor((given, _, _, _) -> command.take(given));
    return line;
  }

  private static OptionSpec documented(OptOption option) {
    boolean optional = option.value().startsWith("[");
    return OptionSpec.builder(
            option.names().stream()
                .map(name -> (name.length() == 1 ? "-" : "--") + name)
                .toArray(String[]::new))
        .paramLabel(option.value().replaceAll("[\\[\\]]", ""))
        .arity(option.value().isEmpty() ? "0" : optional ? "0..1" : "1")
        .description(option.description())
        .build();
  }

  /** Takes all arguments before picocli reads them, except a cry for help. */
  private boolean take(Stack<String> given) {
    if (given.contains("--help") || given.contains("-h")) {
      return false;
    }
    arguments.clear();
    while (!given.isEmpty()) {
      arguments.add(given.pop());
    }
    return false;
  }

  @Override
  public Integer call() throws InputException, IOException {
    return switch (OptArguments.parse(arguments)) {
      case OptArguments.Parsed.Wrong(String message) ->
          throw new InputException(message, "see: neurojitc opt --help");
      case OptArguments.Parsed.Ok(OptRequest request) -> run(request);
    };
  }

  private int run(OptRequest request) throws InputException, IOException {
    boolean bytecode = request.has(OptOption.EMIT_BYTECODE);
    if (bytecode && request.output().isEmpty()) {
      throw new InputException("bytecode is not text; say where it goes", "add: -o FILE");
    }
    boolean needsInput =
        !request.has(OptOption.LIST_PASSES) && !request.has(OptOption.SHOW_DIALECTS);
    byte[] input = needsInput ? ProgramFile.bytes(request.input(), in, LIMIT) : new byte[0];
    String name = ProgramFile.title(request.input());
    OptOutcome outcome = OptTool.run(request, name, input);
    report(request, outcome, new NamedText(name, new String(input, StandardCharsets.UTF_8)));
    write(request, outcome);
    return switch (outcome.status()) {
      case OK -> ExitCode.OK;
      case FAILED -> ExitCode.FINDINGS;
      case WRONG -> ExitCode.USAGE;
    };
  }

  private void report(OptRequest request, OptOutcome outcome, NamedText input) {
    String pipeline = request.passes() instanceof OptRequest.Passes.Text(String text) ? text : "";
    DiagnosticText text = new DiagnosticText(input, new NamedText(OptOutcome.PIPELINE, pipeline));
    terminal.err().print(outcome.log());
    terminal.err().print(text.of(outcome.diagnostics()));
    if (request.has(OptOption.STACK_TRACE)) {
      outcome.thrown().ifPresent(thrown -> thrown.printStackTrace(terminal.err()));
    }
    terminal.err().print(OptTables.of(request, outcome));
    terminal.err().flush();
  }

  private void write(OptRequest request, OptOutcome outcome) throws IOException {
    Optional<Path> file = request.output();
    if (file.isEmpty()) {
      terminal.out().print(outcome.text());
      terminal.out().flush();
    } else if (outcome.status() == OptOutcome.Status.OK) {
      Files.write(file.get(), outcome.output());
    }
  }
}
