package dev.neurojit.cli;

import dev.neurojit.cli.render.DiffView;
import dev.neurojit.judge.Checkup;
import dev.neurojit.syntax.Applicability;
import dev.neurojit.syntax.Patch;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neurojitc repair}: applies the repairs of the rules. */
@Command(
    name = "repair",
    description = {
      "Mends what the rules can safely mend and prints the change as a unified diff.",
      "Valid MLIR is never changed."
    },
    footer = {
      "",
      "Exit codes: 0 valid or repaired, 1 errors are left (with --check: there were any; with"
          + " --diff: there is a difference), 2 wrong options or an unreadable FILE."
    },
    mixinStandardHelpOptions = true)
final class RepairCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final InputStream in;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "MLIR programs, - for stdin.")
  private List<String> files = List.of();

  @Option(
      names = "--unsafe",
      description =
          "Where the text leaves open what was meant, also apply the likeliest repair with which"
              + " MLIR comes farther.")
  private boolean unsafe;

  @ArgGroup private @Nullable Target target;

  /** Where the repaired program goes instead of a diff on stdout. */
  static final class Target {
    @Option(
        names = "--diff",
        description = "Print a unified diff, as without, but exit with 1 if there is one.")
    private boolean diff;

    @Option(
        names = "--check",
        description = "Change nothing; list what is no valid MLIR and exit with 1 if anything is.")
    private boolean check;

    @Option(names = "--write", description = "Write the repaired programs back.")
    private boolean write;

    @Option(
        names = "--out",
        paramLabel = "FILE",
        description = "Write it to another file; for one FILE.")
    private @Nullable Path out;

    @Option(names = "--print", description = "Print the repaired programs instead of a diff.")
    private boolean print;
  }

  RepairCommand(Terminal terminal, InputStream in) {
    this.terminal = terminal;
    this.in = in;
  }

  @Override
  public Integer call() throws InputException, IOException {
    if (target != null && target.write && files.contains("-")) {
      throw new InputException("--write needs a file, not stdin", "use --print or --out FILE");
    }
    if (target != null && target.out != null && files.size() > 1) {
      throw new InputException("--out takes one program, not " + files.size(), "use --write");
    }
    // All are read before any is written: a wrong name among them changes nothing.
    List<Source> given = new ArrayList<>();
    for (String file : files) {
      given.add(ProgramFile.read(file, in));
    }
    int code = ExitCode.OK;
    for (int i = 0; i < given.size(); i++) {
      code = Math.max(code, repair(given.get(i), files.get(i)));
    }
    return code;
  }

  private int repair(Source given, String file) throws IOException {
    String name = files.size() > 1 ? given.name() + ": " : "";
    Checkup.Report report =
        Checkup.repair(given, unsafe ? Applicability.MAYBE_INCORRECT : Applicability.SAFE);
    report.repairs().forEach(repair -> terminal.err().println(name + line(repair.patch())));
    boolean valid = report.found().isEmpty();
    if (target != null && target.check) {
      if (!valid) {
        terminal.out().println(given.name());
      }
    } else {
      deliver(given, report.program(), file);
    }
    if (!report.errors().isEmpty()) {
      var renderer = Styles.renderer(report.program(), terminal.errStyle());
      terminal.err().print("\n" + renderer.render(report.errors()));
      terminal
          .err()
          .println(
              name
                  + terminal.errStyle().bad("not repaired")
                  + ": the above is left"
                  + hint(report));
      return ExitCode.FINDINGS;
    }
    return done(name, report, valid);
  }

  private static String line(Patch patch) {
    boolean safe = patch.applicability() == Applicability.SAFE;
    return patch.origin() + " " + patch.title() + (safe ? "" : " (may be incorrect)");
  }

  private String hint(Checkup.Report report) {
    boolean offered =
        report.errors().stream()
            .flatMap(error -> error.patches().stream())
            .anyMatch(patch -> patch.applicability() == Applicability.MAYBE_INCORRECT);
    return offered && !unsafe ? "; --unsafe tries what may be incorrect" : "";
  }

  private int done(String name, Checkup.Report report, boolean valid) {
    boolean checks = target != null && target.check;
    String done =
        report.repairs().isEmpty()
            ? "valid MLIR, nothing to repair"
            : checks ? "can be repaired" : "repaired";
    terminal.err().println(name + terminal.errStyle().good(done));
    boolean differs = target != null && target.diff && !report.repairs().isEmpty();
    return differs || (checks && !valid) ? ExitCode.FINDINGS : ExitCode.OK;
  }

  private void deliver(Source given, Source repaired, String file) throws IOException {
    if (target == null || target.diff) {
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
