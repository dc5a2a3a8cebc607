package dev.neurojit.cli;

import dev.neurojit.analytics.Answer;
import dev.neurojit.analytics.Axis;
import dev.neurojit.analytics.Database;
import dev.neurojit.analytics.DatabaseException;
import dev.neurojit.analytics.Format;
import dev.neurojit.analytics.Journals;
import dev.neurojit.analytics.QueryException;
import dev.neurojit.analytics.Tally;
import dev.neurojit.analytics.View;
import dev.neurojit.journal.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neurojitc analytics}: asks journals and corpora what models write. */
@Command(
    name = "analytics",
    description = {
      "Answers from the journals of runs, and from corpora that 'analytics ingest' has classified:",
      "errors, repairs, hallucinations, learning over time.",
      "With JOURNALs only these count; without, all runs of this user and all that was ingested."
    },
    mixinStandardHelpOptions = true)
final class AnalyticsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..*",
      paramLabel = "JOURNAL",
      description = "Folders of runs, or folders that hold such at any depth.")
  private List<Path> journals = List.of();

  @Option(
      names = "--view",
      split = ",",
      paramLabel = "NAME",
      converter = ViewConverter.class,
      description =
          "Questions: totals, errors, together, repairs, savings, false-repairs, learning,"
              + " hallucinations, runs, defects. Default: all but the last two.")
  private List<View> views =
      List.of(
          View.TOTALS,
          View.ERRORS,
          View.TOGETHER,
          View.REPAIRS,
          View.SAVINGS,
          View.FALSE_REPAIRS,
          View.LEARNING,
          View.HALLUCINATIONS);

  @Option(
      names = "--by",
      split = ",",
      paramLabel = "WHAT",
      description = "Errors by code, op, dialect, model, prompt, day, pattern. Default: code.")
  private List<Axis> by = List.of(Axis.CODE);

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "20",
      description = "Rows of a view at most. Default: 20.")
  private int top;

  @Mixin private final ScopeOption scope = new ScopeOption();

  @Mixin private final DatabaseOption database = new DatabaseOption();

  @Option(
      names = "--sql",
      paramLabel = "QUERY",
      description = "One SELECT of your own over the tables of docs/analytics.md.")
  private @Nullable String sql;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json, csv or html. Default: table.")
  private Format format = Format.TABLE;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where the answer goes. Default: stdout.")
  private @Nullable Path out;

  @Option(
      names = "--parquet",
      paramLabel = "DIR",
      description = "Write the tables as Parquet files there instead of answering.")
  private @Nullable Path parquet;

  AnalyticsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InputException, IOException, DatabaseException {
    List<Path> folders = new ArrayList<>();
    for (Path path : journals) {
      folders.addAll(runs(path));
    }
    try (Database tables = journals.isEmpty() ? database.open() : Database.inMemory()) {
      if (journals.isEmpty() && !scope.corporaOnly()) {
        Path own = Runs.folder(System.getenv());
        folders.addAll(Files.isDirectory(own) ? Journals.find(own) : List.of());
      }
      Journals.Imported imported = Journals.bring(folders, tables);
      imported.remarks().forEach(line -> terminal.err().println("neurojitc: " + line));
      return parquet == null ? answer(tables) : export(tables, parquet);
    }
  }

  private static List<Path> runs(Path path) throws InputException, IOException {
    if (Files.notExists(path)) {
      throw new InputException(path + ": no such file or folder");
    }
    List<Path> found = Journals.find(path);
    if (found.isEmpty()) {
      throw new InputException(
          path + ": no journal is in there",
          "name the folder that heal printed as journal:, or one above it");
    }
    return found;
  }

  private int answer(Database tables) throws InputException, IOException, DatabaseException {
    Tally tally = Tally.of(tables, scope.scope());
    int rows = (int) ModelOption.atLeast(1, "--top", top);
    List<Answer> answers =
        sql == null
            ? views.stream().map(view -> view.ask(tally, by, rows)).toList()
            : List.of(own(tally, sql));
    String text = format.of(answers);
    if (out != null) {
      OutFile.write(out, text);
    } else {
      terminal.out().print(text);
      terminal.out().flush();
    }
    return ExitCode.OK;
  }

  private static Answer own(Tally tally, String query) throws InputException {
    try {
      return tally.ask(query);
    } catch (QueryException e) {
      var help = new ArrayList<String>(e.place().orElse(List.of()));
      help.add("tables: programs, findings, repairs, calls, runs, defects; errors joins findings");
      help.add("and programs. Their columns: --sql 'describe programs', or docs/analytics.md");
      throw new InputException("--sql: " + e.getMessage(), help.toArray(String[]::new));
    }
  }

  private int export(Database tables, Path folder)
      throws InputException, IOException, DatabaseException {
    Files.createDirectories(folder);
    for (Path file : tables.exportParquet(folder, scope.scope())) {
      terminal.out().println(file);
    }
    return ExitCode.OK;
  }
}
