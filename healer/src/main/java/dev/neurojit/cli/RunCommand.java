package dev.neurojit.cli;

import dev.neurojit.blame.Blame;
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
import dev.neurojit.sim.SoftLanding;
import dev.neurojit.sim.Trajectory;
import dev.neurojit.sim.planar.PlanarEnsemble;
import dev.neurojit.sim.planar.PlanarFlight;
import dev.neurojit.sim.planar.PlanarScenario;
import dev.neurojit.sim.planar.PlanarSimulator;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code neurojitc run}: flies a controller as it is. */
@Command(
    name = "run",
    description =
        "Flies a controller in the simulator, or calls a function, as it is: nothing is repaired or"
            + " tuned.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private final Terminal standard;
  private final InputStream in;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "FILE", description = "MLIR program, - for stdin.")
  private String file = "";

  @Mixin private final ScenarioOption scenario = new ScenarioOption();
  @Mixin private final BatchOptions batch = new BatchOptions();
  @Mixin private final RunViews views = new RunViews();

  @Option(
      names = "--call",
      paramLabel = "CALL",
      description =
          "Fly nothing: make one call, for example 'f(3, -1.5)', and print its result. So are"
              + " counterexamples made again.")
  private @Nullable String call;

  @Option(
      names = "--isolate",
      description = "Fly what may not run in this process in another one, with limits.")
  private boolean isolate;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on stderr.")
  private boolean quiet;

  RunCommand(Terminal terminal, InputStream in) {
    this.standard = terminal;
    this.in = in;
  }

  private Terminal terminal() {
    return quiet ? standard.quiet() : standard;
  }

  @Override
  public Integer call() throws InputException, IOException {
    if (call != null) {
      var asked = FunctionCall.of(call, spec.commandLine().getParseResult(), views);
      return called(asked, ProgramFile.read(file, in));
    }
    batch.check(file, scenario.name());
    views.check(batch, standard, file, scenario.name());
    if (isolate && batch.isBatch()) {
      throw new InputException(
          "--isolate flies one flight and --scenarios many", "name one of them: --case I");
    }
    if (scenario.isLunar()) {
      checkLunar();
      return lunar(ProgramFile.read(file, in));
    }
    Source program = ProgramFile.read(file, in);
    Loaded.Ok loaded = scenario.readAny();
    if (loaded.isPlanar()) {
      checkPlanar();
    }
    List<Diagnostic> errors = Checkup.check(program);
    if (!errors.isEmpty()) {
      return rejected(program, Stage.PARSE, errors);
    }
    return loaded.isPlanar() ? planar(program, loaded) : vertical(program, loaded);
  }

  private int called(FunctionCall asked, Source program) throws InputException {
    List<Diagnostic> errors = Checkup.check(program);
    return errors.isEmpty()
        ? switch (asked.make(program, standard)) {
          case FunctionCall.Done(int code) -> code;
          case FunctionCall.Refused(Stage stage, var why) -> rejected(program, stage, why);
        }
        : rejected(program, Stage.PARSE, errors);
  }

  private int vertical(Source program, Loaded.Ok loaded) throws IOException {
    LanderObjective lander = objective(loaded.ensemble());
    Objective objective = isolate ? new IsolatedObjective(lander, Limits.DEFAULT) : lander;
    Judgement judgement = new Judge(objective).judge(new Candidate(1, 0, "given", "", program));
    return switch (judgement.verdict()) {
      case Verdict.Rejected(Stage stage, var diagnostics) -> rejected(program, stage, diagnostics);
      case Verdict.Scored(var score, Evidence.Flight(Trajectory flight)) -> {
        Interpretation.of(program).ifPresent(terminal().err()::println);
        if (batch.isBatch()) {
          yield campaign().vertical(judgement.program(), loaded);
        }
        views.show(file, flight, terminal());
        new VerticalRun(terminal())
            .print(
                flight,
                () -> Blame.of(judgement.program(), lander.start(), flight),
                views.format());
        yield score.met() ? ExitCode.OK : ExitCode.FINDINGS;
      }
      case Verdict.Scored other -> throw new IllegalStateException("a lander flies: " + other);
    };
  }

  private LanderObjective objective(Ensemble ensemble) {
    return batch.drawn().isPresent()
        ? LanderObjective.of(ensemble.draw(batch.seed(), batch.drawn().getAsInt()))
        : LanderObjective.of(ensemble);
  }

  private CampaignRun campaign() {
    return new CampaignRun(terminal(), batch, views.format(), scenario.name());
  }

  private void checkPlanar() throws InputException {
    if (isolate) {
      throw new InputException(
          "--isolate flies vertical scenarios, and " + scenario.name() + " is in a plane",
          "leave it out");
    }
  }

  private int planar(Source program, Loaded.Ok loaded) throws InputException, IOException {
    PlanarEnsemble ensemble = PlanarEnsemble.of(loaded);
    PlanarScenario flown =
        batch.drawn().isPresent()
            ? ensemble.draw(batch.seed(), batch.drawn().getAsInt())
            : ensemble.nominal();
    return compiled(
        program,
        controller -> {
          if (batch.isBatch()) {
            return campaign().planar(program, loaded);
          }
          PlanarFlight flight = PlanarSimulator.fly(controller.flight(), flown);
          views.show(file, flight.vertical(), terminal());
          new PlanarRun(terminal()).print(flight, views.format());
          return flight.outcome() instanceof SoftLanding ? ExitCode.OK : ExitCode.FINDINGS;
        });
  }

  private void checkLunar() throws InputException {
    if (views.showsOne() || batch.certificate() != null || isolate) {
      throw new InputException(
          "scenario " + scenario.name() + " knows no --watch, --plot, --certify and --isolate",
          "leave them out; --format csv tells every step");
    }
  }

  private int lunar(Source program) throws InputException, IOException {
    List<Diagnostic> errors = Checkup.check(program);
    if (!errors.isEmpty()) {
      return rejected(program, Stage.PARSE, errors);
    }
    return compiled(
        program,
        controller -> {
          var run = new LunarRun(terminal(), controller, batch.seed());
          return batch.isBatch()
              ? run.many(batch.count(), views.format())
              : run.one(batch.drawn().orElse(0), views.format());
        });
  }

  /** Flies a controller with two results. */
  private interface Flying {
    int fly(PlanarController controller) throws InputException, IOException;
  }

  private int compiled(Source program, Flying flying) throws InputException, IOException {
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

  /** Diagnostics are no progress: they are printed even if that is not wanted. */
  private int rejected(Source program, Stage stage, List<Diagnostic> diagnostics) {
    var renderer = Styles.renderer(program, standard.errStyle());
    standard.err().print(renderer.render(diagnostics));
    standard
        .err()
        .println(
            standard.errStyle().bad(call == null ? "did not fly" : "was not called")
                + ": the program "
                + stage.phrase()
                + more(stage));
    return ExitCode.FINDINGS;
  }

  /** What is left to somebody whose program is refused; elsewhere there is no other process. */
  private String more(Stage stage) {
    boolean mayIsolate = stage == Stage.ADMIT && call == null && !isolate && !batch.isBatch();
    return mayIsolate ? "; in a vertical scenario --isolate flies it in one of its own" : "";
  }
}
