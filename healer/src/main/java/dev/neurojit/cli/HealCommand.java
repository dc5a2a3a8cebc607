package dev.neurojit.cli;

import dev.neurojit.Healer;
import dev.neurojit.heal.Healing;
import dev.neurojit.isolate.IsolatedObjective;
import dev.neurojit.isolate.Limits;
import dev.neurojit.journal.Journal;
import dev.neurojit.journal.Recorder;
import dev.neurojit.journal.Runs;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.judge.Objective;
import dev.neurojit.propose.EscalationPolicy;
import dev.neurojit.propose.Rung;
import dev.neurojit.resource.FileTrouble;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code neurojitc heal}: makes a controller land its lander. */
@Command(
    name = "heal",
    description = {
      "Heals a lander controller, or any function with an --objective: repairs its text, tunes its"
          + " constants, asks the model, tries known guidance laws, until the objective is met.",
      "The given file is not changed."
    },
    mixinStandardHelpOptions = true)
final class HealCommand implements Callable<Integer> {
  private final Terminal standard;
  private final InputStream in;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "MLIR program, - for stdin.")
  private @Nullable String file;

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

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "3600",
      description = "Time for the whole run; then nobody is asked any more. Default: 3600.")
  private long seconds;

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      description =
          "Go on with a run that was broken off, or ended without success: the folder of its"
              + " journal. Its options hold where none are given.")
  private @Nullable Path resume;

  @Option(
      names = "--isolate",
      description = "Fly what may not run in this process in another one, with limits.")
  private boolean isolate;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Write the run as one page: diff, diagnostics, attempts, flight, certificate (.html, .md).")
  private @Nullable Path report;

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
    Path run = resume;
    if (run != null) {
      PastRun past = PastRun.take(run);
      try (Journal _ = past.journal()) {
        past.parse(spec);
        return heal(past.given(), past);
      }
    }
    if (file == null) {
      throw new InputException("no program is named", "name a FILE, or a run with --resume");
    }
    return heal(ProgramFile.read(file, in), null);
  }

  private int heal(Source program, @Nullable PastRun past) throws InputException, IOException {
    Terminal terminal = quiet || json ? standard.quiet() : standard;
    // All that can be wrong with what was given is said before a record is begun.
    Path target = out == null ? OutFile.healed(program) : out;
    OutFile.check("--out", target, program.name());
    OutFile.check("--report", report, program.name());
    Objective goal = isolated(objective.open(program, seed));
    Healer.Builder settings = settings(goal);
    var transcript = new Transcript(terminal, program);
    HealPage page = page(goal);
    try (Journal record = journal(past);
        Interruption _ = Interruption.of(standard, transcript.counter(), record.folder());
        Healer healer =
            settings
                .recorder(recorder(record, transcript, page), Clock.systemUTC())
                .watchers(transcript.progress(), transcript::show)
                .build()) {
      Healing healing = past == null ? healer.heal(program) : resume(healer, past, transcript);
      HealResult result =
          HealResult.write(
              program,
              past == null && !program.name().startsWith("<"),
              healing,
              target,
              record.folder());
      print(result, terminal, transcript.modelCalls());
      if (page != null) {
        Path written = page.write(terminal, program, healing);
        terminal.err().println("  report: " + terminal.errStyle().place(written.toString()));
      }
      return healing instanceof Healing.Healed ? ExitCode.OK : ExitCode.FINDINGS;
    }
  }

  private void print(HealResult result, Terminal terminal, int modelCalls) {
    if (json) {
      terminal.out().println(result.json(modelCalls, objective));
    } else {
      result.lines(terminal, modelCalls, objective).forEach(terminal.out()::println);
    }
  }

  private @Nullable HealPage page(Objective goal) throws InputException {
    return report == null
        ? null
        : new HealPage(
            report,
            goal instanceof LanderObjective ? Optional.of(objective.scenario()) : Optional.empty(),
            seed);
  }

  private Recorder recorder(Journal record, Transcript transcript, @Nullable HealPage page) {
    Recorder shown = record.untilItFails(this::journalLost).watchedBy(transcript::show);
    return page == null ? shown : shown.watchedBy(page::note);
  }

  private Objective isolated(Objective goal) {
    return isolate && goal instanceof LanderObjective lander
        ? new IsolatedObjective(lander, Limits.DEFAULT)
        : goal;
  }

  private static Healing resume(Healer healer, PastRun past, Transcript transcript) {
    transcript.recall(past);
    return healer.resume(past.file());
  }

  private Healer.Builder settings(Objective goal) throws InputException {
    Healer.Builder builder =
        Healer.builder(goal)
            .asking(model.asking())
            .time(Duration.ofSeconds(ModelOption.atLeast(1, "--seconds", seconds)))
            .tokens(model.tokens())
            .seed(seed)
            .startedBy(Version.current(), PastRun.arguments(spec), StartFolder.here().toString());
    if (ladder != null) {
      builder.ladder(ladder);
    }
    model.open().ifPresent(builder::model);
    EscalationPolicy policy = model.policy();
    model.openStronger().ifPresent(opened -> builder.escalate(opened, policy));
    return builder;
  }

  /** Said even if quiet: the run cannot be resumed further than this. */
  private void journalLost(UncheckedIOException why) {
    standard
        .err()
        .println(
            standard.errStyle().bad("warning:")
                + " %s: %s%n  what it holds is whole; the run goes on without it"
                    .formatted(why.getMessage(), why.getCause()));
  }

  private Journal journal(@Nullable PastRun past) throws IOException {
    if (past != null) {
      return past.journal();
    }
    Path base = journal == null ? Runs.folder(System.getenv()) : journal;
    try {
      return Journal.create(Runs.next(base, Clock.systemUTC()), Clock.systemUTC());
    } catch (IOException e) {
      throw new IOException(
          "the run cannot be recorded in %s: %s; name another folder with --journal DIR"
              .formatted(base, FileTrouble.reason(e)),
          e);
    }
  }
}
