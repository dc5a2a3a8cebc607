package dev.neurojit.cli;

import dev.neurojit.judge.Checkup;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.DiagnosticRenderer;
import dev.neurojit.syntax.Source;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neurojitc check}: says what is wrong with programs as MLIR. */
@Command(
    name = "check",
    description = "Reports what is wrong with MLIR programs, with places and repairs.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final InputStream in;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "MLIR programs, - for stdin.")
  private List<String> files = List.of();

  @Option(names = "--json", description = "Print the findings as JSON.")
  private boolean json;

  CheckCommand(Terminal terminal, InputStream in) {
    this.terminal = terminal;
    this.in = in;
  }

  @Override
  public Integer call() throws InputException {
    int errors = 0;
    var findings = new FindingsJson();
    for (String file : files) {
      Source source = ProgramFile.read(file, in);
      List<Diagnostic> found = Checkup.check(source);
      errors += found.size();
      if (json) {
        findings.add(source, found);
      } else {
        var colour = Styles.colour(terminal.outStyle());
        terminal.out().print(new DiagnosticRenderer(source, colour).render(found));
      }
    }
    if (json) {
      terminal.out().println(findings);
    } else {
      summary(errors);
    }
    return errors == 0 ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private void summary(int errors) {
    terminal
        .err()
        .println(
            errors == 0
                ? terminal.errStyle().good("valid MLIR")
                : terminal.errStyle().bad(errors + (errors == 1 ? " error" : " errors"))
                    + "; neurojitc repair mends what it safely can");
  }
}
