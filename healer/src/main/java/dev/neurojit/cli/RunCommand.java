package dev.neurojit.cli;

import dev.neurojit.blame.Blame;
import dev.neurojit.blame.BlameText;
import dev.neurojit.certify.Campaign;
import dev.neurojit.certify.Certificate;
import dev.neurojit.certify.Summary;
import dev.neurojit.cli.render.DescentView;
import dev.neurojit.cli.render.FlightPlot;
import dev.neurojit.cli.render.FlightSvg;
import dev.neurojit.cli.render.SummaryView;
import dev.neurojit.isolate.IsolatedObjective;
import dev.neurojit.isolate.Limits;
import dev.neurojit.judge.Candidate;
import dev.neurojit.judge.Checkup;
import dev.neurojit.judge.Compiled;
import dev.neurojit.judge.Evidence;
import dev.neurojit.judge.Judge;
import dev.neurojit.judge.Judgement;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.judge.Objective;
import dev.neurojit.judge.PlanarController;
import dev.neurojit.judge.Stage;
import dev.neurojit.judge.Verdict;
import dev.neurojit.sim.Ensemble;
import dev.neurojit.sim.Loaded;
import dev.neurojit.sim.Outcome;
import dev.neurojit.sim.SoftLanding;
import dev.neurojit.sim.Telemetry;
import dev.neurojit.sim.Trajectory;
import dev.neurojit.sim.planar.PlanarFlight;
import dev.neurojit.sim.planar.PlanarScenario;
import dev.neurojit.sim.planar.PlanarSimulator;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

  @Mixin private final BatchOptions batch = new BatchOptions();

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
      description =
          "plot, csv (telemetry of every step in SI units; with --scenarios a row for each flight)"
              + " or json. Default: plot.")
  private Format format = Format.PLOT;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Also write altitude, velocity and thrust over time as an SVG.")
  private @Nullable Path plot;

  @Option(names = "--watch", description = "First show the descent, animated; needs a terminal.")
  private boolean watch;

  @Option(
      names = "--isolate",
      description = "Fly what may not run in this process in another one, with limits.")
  private boolean isolate;

  RunCommand(Terminal terminal, InputStream in) {
    this.terminal = terminal;
    this.in = in;
  }

  @Override
  public Integer call() throws InputException, IOException {
    batch.check();
    checkViews();
    Source program = ProgramFile.read(file, in);
    if (scenario.isPlanar()) {
      return planar(program);
    }
    if (scenario.isLunar()) {
      return lunar(program);
    }
    Loaded.Ok loaded = scenario.read();
    List<Diagnostic> errors = Checkup.check(program);
    if (!errors.isEmpty()) {
      return rejected(program, Stage.PARSE, errors);
    }
    LanderObjective lander = objective(loaded.ensemble());
    // Batches fly in this process only.
    Objective objective =
        isolate && !batch.isBatch() ? new IsolatedObjective(lander, Limits.DEFAULT) : lander;
    Judgement judgement = new Judge(objective).judge(new Candidate(1, 0, "given", "", program));
    return switch (judgement.verdict()) {
      case Verdict.Rejected(Stage stage, var diagnostics) -> rejected(program, stage, diagnostics);
      case Verdict.Scored(var score, Evidence.Flight(Trajectory flight)) -> {
        Interpretation.of(program).ifPresent(terminal.err()::println);
        if (batch.isBatch()) {
          yield campaign(judgement.program(), loaded);
        }
        show(flight);
        print(flight, () -> Blame.of(judgement.program(), lander.start(), flight));
        yield score.met() ? ExitCode.OK : ExitCode.FINDINGS;
      }
      case Verdict.Scored other -> throw new IllegalStateException("a lander flies: " + other);
    };
  }

  private int planar(Source program) throws InputException, IOException {
    if (batch.isBatch() || batch.drawn().isPresent()) {
      throw new InputException(
          "scenario " + scenario.name() + " has no dispersions",
          "leave --scenarios and --case out");
    }
    return compiled(
        program,
        controller -> {
          PlanarFlight flight = PlanarSimulator.fly(controller.flight(), PlanarScenario.lander2d());
          show(flight.vertical());
          new PlanarRun(terminal).print(flight, format);
          return flight.outcome() instanceof SoftLanding ? ExitCode.OK : ExitCode.FINDINGS;
        });
  }

  /** Flies a controller with two results. */
  private interface Flying {
    int fly(PlanarController controller) throws InputException, IOException;
  }

  private int compiled(Source program, Flying flying) throws InputException, IOException {
    List<Diagnostic> errors = Checkup.check(program);
    if (!errors.isEmpty()) {
      return rejected(program, Stage.PARSE, errors);
    }
    return switch (PlanarController.compile(program)) {
      case Compiled.Failed<PlanarController>(Stage stage, var diagnostics) ->
          rejected(program, stage, diagnostics);
      case Compiled.Ok<PlanarController>(PlanarController controller) -> {
        try (controller) {
          yield flying.fly(controller);
        }
      }
    };
  }

  private int lunar(Source program) throws InputException, IOException {
    if (watch || plot != null || batch.certificate() != null || isolate) {
      throw new InputException(
          "scenario " + scenario.name() + " knows no --watch, --plot, --certify and --isolate",
          "leave them out; --format csv tells every step");
    }
    return compiled(
        program,
        controller -> {
          var run = new LunarRun(terminal, controller, batch.seed());
          return batch.isBatch()
              ? run.many(batch.count(), format)
              : run.one(batch.drawn().orElse(0), format);
        });
  }

  private void checkViews() throws InputException {
    if (batch.isBatch() && (watch || plot != null)) {
      throw new InputException(
          (watch ? "--watch" : "--plot") + " shows one flight and --scenarios flies many",
          "name one of them: --case I");
    }
    if (watch && terminal.live() == Terminal.Live.NO) {
      throw new InputException(
          "--watch needs a terminal on standard error",
          "write a picture with --plot FILE.svg, or the telemetry with --format csv");
    }
  }

  private void show(Trajectory flight) throws IOException {
    if (watch) {
      var view = new DescentView(flight, terminal.glyphs(), terminal.errStyle());
      new Replay(terminal.err(), InstantSource.system(), Thread::sleep).play(view);
    }
    Path target = plot;
    if (target != null) {
      OutFile.write(target, FlightSvg.of(file + " on " + flight.scenario().name(), flight));
      terminal.err().println("plot: " + terminal.errStyle().place(target.toString()));
    }
  }

  private LanderObjective objective(Ensemble ensemble) {
    return batch.drawn().isPresent()
        ? LanderObjective.of(ensemble.draw(batch.seed(), batch.drawn().getAsInt()))
        : LanderObjective.of(ensemble);
  }

  private int campaign(Source program, Loaded.Ok loaded) throws IOException {
    if (!loaded.ensemble().isDispersed()) {
      terminal
          .err()
          .println(
              "note: scenario "
                  + loaded.ensemble().name()
                  + " has no dispersions: its flights differ in sensor noise at most");
    }
    var campaign = new Campaign(loaded.ensemble(), batch.seed(), batch.count());
    List<Outcome> outcomes = new FlightBatch(terminal, batch.threads()).fly(program, campaign);
    Summary summary = Summary.of(campaign, outcomes);
    var text = Certificate.Text.of(scenario.name(), loaded.text());
    Certificate certificate = FlightBatch.certificate(program, text, summary);
    switch (format) {
      case PLOT ->
          new SummaryView(terminal.outStyle())
              .lines(loaded.ensemble().name(), summary)
              .forEach(terminal.out()::println);
      case JSON -> terminal.out().print(certificate.json());
      case CSV -> FlightCsv.rows(outcomes).forEach(terminal.out()::println);
    }
    Path target = batch.certificate();
    if (target != null) {
      OutFile.write(target, certificate.json());
      terminal.err().println("certificate: " + terminal.errStyle().place(target.toString()));
    }
    return summary.allSoft() ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private int rejected(Source program, Stage stage, List<Diagnostic> diagnostics) {
    var renderer = Styles.renderer(program, terminal.errStyle());
    terminal.err().print(renderer.render(diagnostics));
    terminal
        .err()
        .println(terminal.errStyle().bad("did not fly") + ": the program " + stage.phrase());
    return ExitCode.FINDINGS;
  }

  /** Blame flies the program again many times: it is asked for only where it is shown. */
  private void print(Trajectory flight, Supplier<Optional<Blame>> blame) {
    switch (format) {
      case PLOT -> {
        new FlightPlot(terminal.glyphs(), terminal.outStyle())
            .lines(null, flight)
            .forEach(terminal.out()::println);
        terminal.out().println("\n" + Telemetry.of(flight).facts());
        blame.get().map(BlameText::full).ifPresent(lines -> lines.forEach(terminal.out()::println));
      }
      case JSON ->
          terminal.out().println(HealJson.flight(flight.outcome(), blame.get()).toPrettyString());
      case CSV -> FlightCsv.rows(flight).forEach(terminal.out()::println);
    }
  }
}
