package dev.neurojit.cli;

import dev.neurojit.cli.render.DiffView;
import dev.neurojit.judge.Checkup;
import dev.neurojit.syntax.DiagnosticRenderer;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neurojitc repair}: applies the safe repairs of the rules. */
@Command(
    name = "repair",
    description = {
      "Mends what the rules can safely mend and prints the change as a unified diff.",
      "Valid MLIR is never changed."
    },
    mixinStandardHelpOptions = true)
final class RepairCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final InputStream in;

  @Parameters(index = "0", paramLabel = "FILE", description = "MLIR program, - for stdin.")
  private String file = "";

  @ArgGroup private @Nullable Target target;

  /** Where the repaired program goes instead of a diff on stdout. */
  static final class Target {
    @Option(names = "--write", description = "Write the repaired program back to FILE.")
    private boolean write;

    @Option(names = "--out", paramLabel = "FILE", description = "Write it to another file.")
    private @Nullable Path out;

    @Option(names = "--print", description = "Print the repaired program instead of a diff.")
    private boolean print;
  }

  RepairCommand(Terminal terminal, InputStream in) {
    this.terminal = terminal;
    this.in = in;
  }

  @Override
  public Integer call() throws InputException, IOException {
    Source given = ProgramFile.read(file, in);
    if (target != null && target.write && file.equals("-")) {
      throw new InputException("--write needs a file, not stdin", "use --print or --out FILE");
    }
    Checkup.Report report = Checkup.repair(given);
    report
        .repairs()
        .forEach(repair ->
            terminal.err().println(repair.patch().origin() + " " + repair.patch().title()));
    deliver(given, report.program());
    if (!report.errors().isEmpty()) {
      var renderer = new DiagnosticRenderer(report.program(), Styles.colour(terminal.errStyle()));
      terminal.err().print("\n" + renderer.render(report.errors()));
      terminal.err().println(terminal.errStyle().bad("not repaired") + ": the above is left");
      return ExitCode.FINDINGS;
    }
    String done = report.repairs().isEmpty() ? "valid MLIR, nothing to repair" : "repaired";
    terminal.err().println(terminal.errStyle().good(done));
    return ExitCode.OK;
  }

  private void deliver(Source given, Source repaired) throws IOException {
    if (target == null) {
      new DiffView(terminal.outStyle())
          .lines(given, repaired, given.name())
          .forEach(terminal.out()::println);
    } else if (target.print) {
      terminal.out().print(repaired.text());
      terminal.out().flush();
    } else if (target.out != null) {
      OutFile.write(target.out, repaired);
    } else if (!given.equals(repaired)) {
      OutFile.write(Path.of(file), repaired);
    }
  }
}
