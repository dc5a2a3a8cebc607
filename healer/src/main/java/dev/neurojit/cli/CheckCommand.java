package dev.neurojit.cli;

import dev.neurojit.judge.Checkup;
import dev.neurojit.syntax.Sarif;
import dev.neurojit.syntax.Source;
import java.io.InputStream;
import java.util.ArrayList;
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

  /** How findings are printed. */
  enum Format {
    TEXT,
    JSON,
    SARIF
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json or sarif (2.1.0). Default: text.")
  private Format format = Format.TEXT;

  CheckCommand(Terminal terminal, InputStream in) {
    this.terminal = terminal;
    this.in = in;
  }

  @Override
  public Integer call() throws InputException {
    var checked = new ArrayList<Sarif.File>();
    for (String file : files) {
      Source source = ProgramFile.read(file, in);
      checked.add(new Sarif.File(source, Checkup.check(source)));
    }
    int errors = checked.stream().mapToInt(file -> file.findings().size()).sum();
    switch (format) {
      case TEXT -> {
        checked.forEach(this::print);
        summary(errors);
      }
      case JSON -> terminal.out().println(json(checked));
      case SARIF -> terminal.out().println(Sarif.of(checked));
    }
    return errors == 0 ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private void print(Sarif.File file) {
    var renderer = Styles.renderer(file.source(), terminal.outStyle());
    terminal.out().print(renderer.render(file.findings()));
  }

  private static FindingsJson json(List<Sarif.File> files) {
    var json = new FindingsJson();
    files.forEach(file -> json.add(file.source(), file.findings()));
    return json;
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
