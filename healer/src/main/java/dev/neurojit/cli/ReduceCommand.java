package dev.neurojit.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.neurojit.reduce.Budget;
import dev.neurojit.reduce.Examination;
import dev.neurojit.reduce.Reduced;
import dev.neurojit.reduce.Reducer;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neurojitc reduce}: makes a failing program small. */
@Command(
    name = "reduce",
    description = {
      "Shrinks a program to a small one that still shows the same, for bug reports and tests.",
      "What must stay is said by --keep, several times if all of it must stay:",
      "  NJ024, mlir          a finding with this code",
      "  verdict=crash        MLIR's: valid, invalid, unlowered, crash, timeout",
      "  stage=verify         where it fails: parse, verify, lower",
      "  message~REGEX        a finding or crash cause in which the pattern is found",
      "  NJ024|verdict=crash  alternatives: of those that FILE shows, one at least stays;",
      "                       a REGEX comes last and has all bars behind it",
      "Without --keep the most telling of what it shows is kept. FILE is not changed."
    },
    mixinStandardHelpOptions = true)
final class ReduceCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Terminal standard;
  private final InputStream in;

  @Parameters(index = "0", paramLabel = "FILE", description = "MLIR program, - for stdin.")
  private String file = "";

  @Option(names = "--keep", paramLabel = "WHAT", description = "What must stay; see above.")
  private List<String> keep = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where the small program goes. Default: stdout.")
  private @Nullable Path out;

  @Option(
      names = "--tests",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Programs to try at most. Default: ${DEFAULT-VALUE}.")
  private int tests;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "300",
      description = "Time to take at most. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on stderr.")
  private boolean quiet;

  ReduceCommand(Terminal terminal, InputStream in) {
    this.standard = terminal;
    this.in = in;
  }

  @Override
  public Integer call() throws InputException, IOException {
    Terminal terminal = quiet || json ? standard.quiet() : standard;
    Source program = ProgramFile.read(file, in);
    keepOriginal();
    Examination examination = examination(program);
    terminal.err().println("keeping " + examination.kept());
    var budget = new Budget(tests, Duration.ofSeconds(seconds));
    Reduced reduced =
        new Reducer(examination, budget, System::nanoTime)
            .reduce(
                program,
                (pass, now, tried) ->
                    terminal
                        .err()
                        .printf("  %s: %d characters, %d tests%n", pass, now.length(), tried));
    terminal.err().println(summary(reduced));
    deliver(terminal, reduced, examination);
    return ExitCode.OK;
  }

  private void keepOriginal() throws InputException, IOException {
    Path target = out;
    boolean both = target != null && !file.equals("-") && Files.exists(target);
    if (both && Files.isSameFile(target, Path.of(file))) {
      throw new InputException(
          "--out names the given program", "give another file: it is not changed");
    }
  }

  private Examination examination(Source program) throws InputException {
    try {
      return Examination.of(program, keep);
    } catch (IllegalArgumentException wrong) {
      throw new InputException(String.valueOf(wrong.getMessage()), "see: neurojitc reduce --help");
    } catch (Examination.NotShown e) {
      throw new InputException(
          program.name() + " does not show " + e.wanted(),
          e.shown().indent(2).stripTrailing().replaceFirst("^ *", "it shows "));
    }
  }

  private static String summary(Reduced reduced) {
    String end =
        switch (reduced.end()) {
          case MINIMAL -> "";
          case OUT_OF_TESTS -> "; stopped by --tests";
          case OUT_OF_TIME -> "; stopped by --seconds";
        };
    return String.format(
        Locale.ROOT,
        "%d characters in %d lines -> %d in %d, %d tests, %.1f s%s",
        reduced.before().length(),
        reduced.before().lineCount(),
        reduced.after().length(),
        reduced.after().lineCount(),
        reduced.tests(),
        reduced.took().toMillis() / 1e3,
        end);
  }

  private void deliver(Terminal terminal, Reduced reduced, Examination examination)
      throws IOException {
    if (out != null) {
      OutFile.write(out, reduced.after());
    }
    if (json) {
      terminal.out().println(json(reduced, examination).toPrettyString());
    } else if (out == null) {
      terminal.out().println(reduced.after().text().stripTrailing());
    }
  }

  private static ObjectNode json(Reduced reduced, Examination examination) {
    return JSON.createObjectNode()
        .put("kept", examination.kept())
        .put("charactersBefore", reduced.before().length())
        .put("charactersAfter", reduced.after().length())
        .put("tests", reduced.tests())
        .put("seconds", reduced.took().toMillis() / 1e3)
        .put("end", reduced.end().name())
        .put("program", reduced.after().text());
  }
}
