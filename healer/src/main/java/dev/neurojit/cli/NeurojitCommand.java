package dev.neurojit.cli;

import dev.neurojit.analytics.DatabaseException;
import dev.neurojit.cli.render.Style;
import dev.neurojit.mlir.NativeLibraryException;
import dev.neurojit.resource.FileTrouble;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.function.IntSupplier;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The top command: holds the others and turns what escapes from them into exit codes. */
@Command(
    name = "neurojitc",
    description = "Heals MLIR programs with repair rules, tuning and a language model in the loop.",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:healed, or nothing found",
      "1:not healed, or findings",
      "2:wrong options or an input that cannot be read",
      "3:the machine lacks something (JDK, Debian packages, native library, disk)",
      "70:a defect of NeuroJIT",
      "130, 143:ended by Ctrl-C, by SIGTERM"
    },
    synopsisSubcommandLabel = "COMMAND")
final class NeurojitCommand {
  private NeurojitCommand() {}

  /** Returns the whole command line, ready to execute. */
  static CommandLine commandLine(Terminal terminal, InputStream in) {
    CommandLine line = new CommandLine(new NeurojitCommand());
    List.of(
            new HealCommand(terminal, in),
            new BenchCommand(terminal),
            new CheckCommand(terminal, in),
            new RepairCommand(terminal, in),
            new RunCommand(terminal, in),
            new VerifyCertificateCommand(terminal, in),
            new LowerCommand(terminal, in),
            new ExplainCommand(terminal),
            new ReduceCommand(terminal, in),
            new LspCommand(terminal, in, new FileOutputStream(FileDescriptor.out)),
            new McpCommand(terminal, in, new FileOutputStream(FileDescriptor.out)))
        .forEach(line::addSubcommand);
    line.addSubcommand(OptCommand.commandLine(terminal, in));
    line.addSubcommand(
        new CommandLine(new AnalyticsCommand(terminal))
            .addSubcommand(new IngestCommand(terminal, in)));
    line.addSubcommand(new GenerateCompletion());
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi(terminal)));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((e, arguments) -> wrongUsage(terminal, e));
    line.setExecutionExceptionHandler((e, command, result) -> failed(terminal, e));
    return line;
  }

  /** Runs a command and returns its exit code. */
  static int execute(Terminal terminal, InputStream in, String... arguments) {
    return guarded(terminal, () -> commandLine(terminal, in).execute(arguments));
  }

  /** Runs something; too little memory for it is no defect, other errors are. */
  static int guarded(Terminal terminal, IntSupplier command) {
    try {
      return command.getAsInt();
    } catch (OutOfMemoryError e) {
      long most = Runtime.getRuntime().maxMemory() >> 20;
      complain(terminal, "out of memory: Java has " + most + " MiB");
      terminal.err().println("  ask for less at once, for example fewer --scenarios");
      return ExitCode.ENVIRONMENT;
    } catch (Error e) {
      // Unlike exceptions, errors pass by the command line's own handler.
      return failed(terminal, e);
    }
  }

  private static CommandLine.Help.Ansi ansi(Terminal terminal) {
    return terminal.outStyle() == Style.COLOR
        ? CommandLine.Help.Ansi.ON
        : CommandLine.Help.Ansi.OFF;
  }

  private static int wrongUsage(Terminal terminal, ParameterException e) {
    // Java's names of types say nothing to users.
    String message =
        String.valueOf(e.getMessage())
            .replaceFirst("is not an? (int|long)$", "is not a whole number that fits")
            .replaceFirst("is not a double$", "is not a number");
    complain(terminal, message);
    PrintWriter err = terminal.err();
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("  see: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  /** Says why a command failed; returns its exit code. */
  private static int failed(Terminal terminal, Throwable e) {
    return switch (e) {
      case InputException input -> {
        complain(terminal, String.valueOf(input.getMessage()));
        input.help().forEach(line -> terminal.err().println("  " + line));
        yield ExitCode.USAGE;
      }
      case NativeLibraryException missing -> {
        complain(terminal, String.valueOf(missing.getMessage()));
        yield ExitCode.ENVIRONMENT;
      }
      case DatabaseException database -> {
        complain(terminal, String.valueOf(database.getMessage()));
        yield ExitCode.ENVIRONMENT;
      }
      case UncheckedIOException io -> {
        complain(terminal, io.getMessage() + ": " + io.getCause());
        yield ExitCode.ENVIRONMENT;
      }
      case IOException io -> {
        String file = io instanceof FileSystemException fs ? fs.getFile() + ": " : "";
        complain(terminal, file + FileTrouble.reason(io));
        yield ExitCode.ENVIRONMENT;
      }
      default -> {
        complain(terminal, "this is a defect of NeuroJIT; please report it with the lines below");
        e.printStackTrace(terminal.err());
        yield ExitCode.BUG;
      }
    };
  }

  private static void complain(Terminal terminal, String message) {
    terminal.err().println(terminal.errStyle().bad("neurojitc: error:") + " " + message);
  }
}
