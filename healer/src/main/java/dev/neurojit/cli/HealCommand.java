package dev.neurojit.cli;

import dev.neurojit.cli.render.HealReport;
import dev.neurojit.heal.Healing;
import dev.neurojit.journal.Journal;
import dev.neurojit.journal.Runs;
import dev.neurojit.judge.Objective;
import dev.neurojit.propose.Rung;
import dev.neurojit.propose.Session;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neurojitc heal}: makes a controller land its lander. */
@Command(
    name = "heal",
    description = {
      "Heals a lander controller: repairs its text, tunes its constants, asks the model, tries known"
          + " guidance laws, until it lands softly in the simulator.",
      "The given file is not changed."
    },
    mixinStandardHelpOptions = true)
final class HealCommand implements Callable<Integer> {
  private final Terminal standard;
  private final InputStream in;

  @Parameters(index = "0", paramLabel = "FILE", description = "MLIR program, - for stdin.")
  private String file = "";

  @Mixin private final ModelOption model = new ModelOption();

  @Mixin private final ObjectiveOption objective = new ObjectiveOption();

  @Option(
      names = "--ladder",
      split = ",",
      paramLabel = "RUNG",
      description =
          "Proposers to climb, of tuner, edits, model, laws. Default: tuner,model,laws for landers,"
              + " tuner,edits,model for other functions.")
  private @Nullable List<Rung> ladder;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the healed program goes. Default: NAME.healed.mlir beside FILE.")
  private @Nullable Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of tuner and model: the same seed, the same result.")
  private long seed;

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description = "Where the run's record goes. Default: neurojit/runs in XDG_STATE_HOME.")
  private @Nullable Path journal;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on stderr.")
  private boolean quiet;

  HealCommand(Terminal terminal, InputStream in) {
    this.standard = terminal;
    this.in = in;
  }

  @Override
  public Integer call() throws InputException, IOException {
    Terminal terminal = quiet || json ? standard.quiet() : standard;
    Source program = ProgramFile.read(file, in);
    Objective objective = this.objective.open(program, seed);
    try (var session =
            new Session(
                objective,
                ladder == null ? Rung.usual(objective.audience()) : ladder,
                model.open(),
                model.attempts(),
                model.timeout(),
                seed);
        Journal record = journal()) {
      var transcript = new Transcript(terminal, program);
      Healing healing =
          session.heal(
              program,
              Version.current(),
              record.watchedBy(transcript::show),
              transcript.progress(),
              transcript::show,
              Clock.systemUTC());
      return finish(terminal, program, healing, record.folder(), transcript.modelCalls());
    }
  }

  private int finish(
      Terminal terminal, Source program, Healing healing, Path record, int modelCalls)
      throws IOException {
    Path target =
        healing instanceof Healing.Healed && !healing.best().program().equals(program)
            ? OutFile.write(out == null ? OutFile.healed(program) : out, healing.best().program())
            : null;
    if (json) {
      terminal.out().println(HealJson.of(healing, target, record, modelCalls));
    } else {
      new HealReport(terminal.glyphs(), terminal.outStyle())
          .lines(program, healing, modelCalls, target, record)
          .forEach(terminal.out()::println);
    }
    return healing instanceof Healing.Healed ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private Journal journal() throws IOException {
    Path base = journal == null ? Runs.folder(System.getenv()) : journal;
    return Journal.create(Runs.next(base, Clock.systemUTC()), Clock.systemUTC());
  }
}
