package dev.neurojit.cli;

import dev.neurojit.bench.Bench;
import dev.neurojit.bench.Launcher;
import dev.neurojit.bench.Machine;
import dev.neurojit.bench.Mismatch;
import dev.neurojit.bench.ModelFiles;
import dev.neurojit.bench.Plan;
import dev.neurojit.bench.Session;
import dev.neurojit.bench.Settings;
import dev.neurojit.bench.TrialFile;
import dev.neurojit.bench.TrialLog;
import dev.neurojit.bench.result.Experiment;
import dev.neurojit.llm.worker.LlamaBuild;
import dev.neurojit.mlir.MlirLibrary;
import dev.neurojit.propose.Decoding;
import dev.neurojit.report.ExperimentJson;
import dev.neurojit.report.ExperimentReport;
import dev.neurojit.report.Report;
import dev.neurojit.report.TaskReport;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neurojitc bench}: experiments with models. */
@Command(
    name = "bench",
    description = {
      "Runs models on programs, so many seeded trials each, and reports how far they came, which"
          + " differences are real, and what to use.",
      "Each trial runs in a process of its own; its death is its verdict. Baselines run always."
          + " The same command goes on where it was broken off.",
      "Writes trials.jsonl, texts/, report.md, report.json and report.html."
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  private final Terminal standard;

  @Parameters(
      arity = "0..*",
      paramLabel = "MODEL",
      description = "GGUF files, gemini:NAME, openai:NAME@URL, replay:FILE. None: baselines only.")
  private List<String> models = List.of();

  @Option(
      names = "--programs",
      paramLabel = "DIR",
      description = "Folder of .mlir programs that fly landers, or one of them.")
  private @Nullable Path programs;

  @Option(
      names = "--tasks",
      paramLabel = "FILE",
      description =
          "Tasks in words as JSON lines, instead of programs: verify-valid and functional rates.")
  private @Nullable Path tasks;

  @Mixin private final ScenarioOption scenario = new ScenarioOption();

  @Option(
      names = "--trials",
      paramLabel = "K",
      defaultValue = "20",
      description = "Trials of each model on each program. Default: ${DEFAULT-VALUE}.")
  private int trials;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "neurojit-bench",
      description = "Where trials and reports go. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("");

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of each cell's first trial. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--context",
      paramLabel = "TOKENS",
      defaultValue = "4096",
      description = "Size of the models' context. Default: ${DEFAULT-VALUE}.")
  private int context;

  @Option(
      names = "--decoding",
      paramLabel = "HOW",
      split = ",",
      defaultValue = "free",
      description =
          "free (what a model writes by itself) or constrained, as for heal, or free,constrained:"
              + " each model in both ways, and the difference. Default: ${DEFAULT-VALUE}.")
  private List<Decoding> decodings = List.of();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "Time for one reply. Default: ${DEFAULT-VALUE}.")
  private long timeout;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "Time for a whole trial. Default: twice --timeout, and 120 more.")
  private long limit;

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on stderr.")
  private boolean quiet;

  BenchCommand(Terminal terminal) {
    this.standard = terminal;
  }

  @Override
  public Integer call() throws InputException, IOException, InterruptedException {
    Terminal terminal = quiet || json ? standard.quiet() : standard;
    var files = new ModelFiles();
    Plan plan = plan(files);
    List<String> troubles;
    try (TrialLog log = TrialLog.open(out)) {
      BenchNotes.damage(terminal, log);
      BenchNotes.weakness(terminal, plan);
      log.begin(session(plan));
      var progress = new BenchProgress(terminal, plan.settings());
      var bench =
          new Bench(
              plan,
              log,
              files,
              Launcher.of(ManagementFactory.getRuntimeMXBean().getInputArguments()),
              progress,
              Clock.systemUTC(),
              Version.current());
      troubles = bench.run();
      progress.clear();
    } catch (Mismatch e) {
      throw new InputException(String.valueOf(e.getMessage()), e.help().toArray(String[]::new));
    }
    Experiment experiment = deliver(terminal);
    if (!troubles.isEmpty()) {
      throw new InputException(
          String.join("; ", troubles),
          "its trials so far are kept, the rest was not run: name another folder with --out to"
              + " begin anew");
    }
    return BenchNotes.unserved(standard, experiment) ? ExitCode.FINDINGS : ExitCode.OK;
  }

  private Plan plan(ModelFiles files) throws InputException, IOException {
    long answer = ModelOption.atLeast(1, "--timeout", timeout);
    List<Source> subjects = subjects();
    var settings =
        new Settings(
            tasks == null ? "lander/" + scenario.name() : Settings.TASKS,
            (int) ModelOption.atLeast(1, "--trials", trials),
            seed,
            (int) ModelOption.atLeast(64, "--context", context),
            decodings.stream().distinct().map(Decoding::name).collect(Collectors.joining(",")),
            answer,
            limit == 0 ? 2 * answer + 120 : ModelOption.atLeast(1, "--limit", limit));
    scenario.load();
    return new Plan(BenchInputs.arms(models, files, settings), subjects, scenario.name(), settings);
  }

  private List<Source> subjects() throws InputException, IOException {
    Path folder = programs;
    Path file = tasks;
    if ((folder == null) == (file == null)) {
      throw new InputException(
          "nothing or too much to try",
          "name either a folder with --programs or a file with --tasks");
    }
    if (folder != null) {
      return BenchInputs.programs(folder);
    }
    if (models.isEmpty()) {
      throw new InputException(
          "no model is named", "tasks need one: there is no program to repair");
    }
    return BenchInputs.tasks(Objects.requireNonNull(file));
  }

  private static Session session(Plan plan) {
    return new Session(
        Session.FORMAT,
        Clock.systemUTC().instant().toString(),
        Version.current(),
        MlirLibrary.version(),
        LlamaBuild.describe(),
        Machine.here(),
        plan.settings(),
        plan.arms(),
        plan.subjects());
  }

  private Experiment deliver(Terminal terminal) throws IOException {
    var experiment = new Experiment(TrialFile.read(out));
    boolean areTasks = experiment.session().settings().areTasks();
    Report report = areTasks ? TaskReport.of(experiment) : ExperimentReport.of(experiment);
    String figures = ExperimentJson.of(experiment).toPrettyString();
    OutFile.write(out.resolve("report.md"), report.markdown());
    OutFile.write(out.resolve("report.html"), report.html());
    OutFile.write(out.resolve("report.json"), figures + "\n");
    if (json) {
      terminal.out().println(figures);
    } else if (areTasks) {
      new TaskSummary(terminal).print(experiment, out);
    } else {
      new BenchSummary(terminal).print(experiment, out);
    }
    return experiment;
  }
}
