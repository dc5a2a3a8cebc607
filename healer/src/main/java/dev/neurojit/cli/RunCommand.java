package dev.neurojit.cli;

import dev.neurojit.cli.render.FlightPlot;
import dev.neurojit.judge.Candidate;
import dev.neurojit.judge.Checkup;
import dev.neurojit.judge.Evidence;
import dev.neurojit.judge.Judge;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.judge.Stage;
import dev.neurojit.judge.Verdict;
import dev.neurojit.sim.Sample;
import dev.neurojit.sim.Telemetry;
import dev.neurojit.sim.Trajectory;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.DiagnosticRenderer;
import dev.neurojit.syntax.Source;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neurojitc run}: flies a controller as it is. */
@Command(
    name = "run",
    description = "Flies a controller in the simulator as it is: nothing is repaired or tuned.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final InputStream in;

  @Parameters(index = "0", paramLabel = "FILE", description = "MLIR program, - for stdin.")
  private String file = "";

  @Mixin private final ScenarioOption scenario = new ScenarioOption();

  /** What is printed of a flight. */
  enum Format {
    PLOT,
    CSV,
    JSON
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "plot",
      description = "plot, csv (telemetry of every step, SI units) or json. Default: plot.")
  private Format format = Format.PLOT;

  RunCommand(Terminal terminal, InputStream in) {
    this.terminal = terminal;
    this.in = in;
  }

  @Override
  public Integer call() throws InputException {
    Source program = ProgramFile.read(file, in);
    var objective = LanderObjective.of(scenario.load());
    List<Diagnostic> errors = Checkup.check(program);
    Verdict verdict =
        errors.isEmpty()
            ? new Judge(objective).judge(new Candidate(1, 0, "given", "", program)).verdict()
            : new Verdict.Rejected(Stage.PARSE, errors);
    return switch (verdict) {
      case Verdict.Rejected(Stage stage, var diagnostics) -> rejected(program, stage, diagnostics);
      case Verdict.Scored(var score, Evidence.Flight(Trajectory flight)) -> {
        Interpretation.of(program).ifPresent(terminal.err()::println);
        print(flight);
        yield score.met() ? ExitCode.OK : ExitCode.FINDINGS;
      }
      case Verdict.Scored other -> throw new IllegalStateException("a lander flies: " + other);
    };
  }

  private int rejected(Source program, Stage stage, List<Diagnostic> diagnostics) {
    var renderer = new DiagnosticRenderer(program, Styles.colour(terminal.errStyle()));
    terminal.err().print(renderer.render(diagnostics));
    terminal
        .err()
        .println(terminal.errStyle().bad("did not fly") + ": the program " + stage.phrase());
    return ExitCode.FINDINGS;
  }

  private void print(Trajectory flight) {
    switch (format) {
      case PLOT -> {
        new FlightPlot(terminal.glyphs(), terminal.outStyle())
            .lines(null, flight)
            .forEach(terminal.out()::println);
        terminal.out().println("\n" + Telemetry.of(flight).facts());
      }
      case JSON -> terminal.out().println(HealJson.outcome(flight.outcome()).toPrettyString());
      case CSV -> {
        terminal.out().println("time_s,altitude_m,velocity_m_s,fuel_kg,throttle");
        flight.samples().forEach(sample -> terminal.out().println(row(sample)));
      }
    }
  }

  private static String row(Sample at) {
    return at.time()
        + ","
        + at.altitude()
        + ","
        + at.velocity()
        + ","
        + at.fuel()
        + ","
        + at.throttle();
  }
}
