package dev.neurojit.cli;

import dev.neurojit.analytics.Database;
import dev.neurojit.analytics.DatabaseException;
import dev.neurojit.analytics.ingest.Corpus;
import dev.neurojit.analytics.ingest.Depth;
import dev.neurojit.analytics.ingest.Ingest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neurojitc analytics ingest}: classifies a corpus. */
@Command(
    name = "ingest",
    description = {
      "Classifies model-written MLIR into the tables that 'analytics' answers from: a folder with",
      "index.jsonl, or with .mlir and .jsonl files at any depth; one such file; - for JSON lines",
      "on stdin. A line is an object with the text in text, broken, mlir, code, program, reply,",
      "output or completion; model, prompt_version, time (ISO 8601) and expect are kept.",
      "Each text counts once a corpus and model: a broken-off ingest is simply started again."
    },
    mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {
  private final Terminal standard;
  private final InputStream in;

  @Parameters(index = "0", paramLabel = "CORPUS", description = "Folder, file, or -.")
  private String corpus = "";

  @Mixin private final DatabaseOption database = new DatabaseOption();

  @Option(
      names = "--field",
      paramLabel = "NAME",
      description = "Field of the lines that holds the text.")
  private @Nullable String field;

  @Option(
      names = "--front-end",
      description = "Grammar and rules alone, without MLIR's verdict; nothing native runs.")
  private boolean frontEnd;

  @Option(names = "--repair", description = "Repair the texts, too, and keep what that did.")
  private boolean repair;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many classify at a time. Default: one a core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on stderr.")
  private boolean quiet;

  IngestCommand(Terminal terminal, InputStream in) {
    this.standard = terminal;
    this.in = in;
  }

  @Override
  public Integer call()
      throws InputException, IOException, DatabaseException, InterruptedException {
    if (frontEnd && repair) {
      throw new InputException(
          "--front-end and --repair exclude each other", "repairs need MLIR's verdict");
    }
    int cores = (int) ModelOption.atLeast(1, "--threads", threads);
    Corpus texts = corpus.equals("-") ? Corpus.of("<stdin>", in, field) : corpus(Path.of(corpus));
    var progress = new IngestProgress(quiet ? standard.quiet() : standard);
    try (Database tables = database.open()) {
      Ingest.Summary done = Ingest.run(texts, tables, depth(), cores, progress);
      progress.clear();
      report(done, progress.seconds());
      return ExitCode.OK;
    }
  }

  private Corpus corpus(Path path) throws InputException {
    if (Files.notExists(path)) {
      throw new InputException(
          path + ": no such file or folder", "name a folder, a .jsonl or .mlir file, or -");
    }
    return Corpus.at(path, field);
  }

  private Depth depth() {
    if (repair) {
      return Depth.REPAIRED;
    }
    return frontEnd ? Depth.FRONT_END : Depth.VERIFIED;
  }

  private void report(Ingest.Summary done, double seconds) throws InputException {
    if (done.classified() + done.known() == 0) {
      throw new InputException(
          corpus + ": no text is in there",
          done.defects() + " lines or files hold none; see: neurojitc analytics --view defects",
          "the text of a line is looked for in the usual fields, or in --field NAME");
    }
    standard
        .out()
        .printf(
            Locale.ROOT,
            "%,d texts classified in %.1f s (%,.0f a second), %,d known already, %,d unreadable%n",
            done.classified(),
            seconds,
            done.classified() / seconds,
            done.known(),
            done.defects());
  }
}
