package dev.neurojit.cli;

import dev.neurojit.bench.Baseline;
import dev.neurojit.bench.ModelCard;
import dev.neurojit.bench.ModelFiles;
import dev.neurojit.bench.Plan;
import dev.neurojit.bench.Settings;
import dev.neurojit.llm.Models;
import dev.neurojit.propose.Decoding;
import dev.neurojit.syntax.Source;
import dev.neurojit.tasks.TaskFile;
import dev.neurojit.tasks.TaskForm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what an experiment is made of. */
final class BenchInputs {
  private static final String SUFFIX = ".mlir";

  private BenchInputs() {}

  /**
   * Returns the baselines, which tasks have none of, then the models in the order given.
   *
   * @throws InputException if one of them leads to no model
   */
  static List<ModelCard> arms(List<String> specs, ModelFiles files, Settings settings)
      throws InputException, IOException {
    var arms = new ArrayList<ModelCard>();
    if (!settings.areTasks()) {
      Arrays.stream(Baseline.values()).map(ModelCard::of).forEach(arms::add);
    }
    var different = new LinkedHashSet<>(specs);
    for (String spec : different) {
      ModelOption.usable(spec, settings.context());
      ModelCard card = ModelCard.of(name(spec, different), spec, files);
      List<Decoding> ways = settings.decodings();
      ways.stream().map(way -> ways.size() == 1 ? card : card.decoding(way)).forEach(arms::add);
    }
    return arms;
  }

  /** Returns what will make the figures of a plan say little, one line each. */
  static List<String> weaknesses(Plan plan) {
    int trials = plan.settings().trials();
    var lines = new ArrayList<String>();
    List<ModelCard> models = plan.arms().stream().filter(arm -> !arm.isBaseline()).toList();
    if (!models.isEmpty() && trials < Settings.FEWEST_TRIALS) {
      lines.add(
          "fewer than %d trials in a cell (--trials %d): read the intervals, not the shares"
              .formatted(Settings.FEWEST_TRIALS, trials));
    }
    for (ModelCard model : models) {
      int replies = Models.replies(String.valueOf(model.spec())).orElse(trials);
      if (replies < trials) {
        lines.add(
            "%s holds %d replies for %d trials in a cell: the others will end as no-reply"
                .formatted(model.arm(), replies, trials));
      }
    }
    if (plan.settings().areTasks() && plan.settings().decodings().contains(Decoding.CONSTRAINED)) {
      plan.programs().forEach(task -> unreached(task).ifPresent(lines::add));
    }
    return lines;
  }

  /** Tells why a task is answered freely in any case; empty if it is not. */
  private static Optional<String> unreached(Source task) {
    return TaskForm.of(TaskFile.accepted(task.text())) instanceof TaskForm.Beyond(String why)
        ? Optional.of("%s is answered freely: %s".formatted(task.name(), why))
        : Optional.empty();
  }

  /** A file's name where no other model has it, else all that was given. */
  private static String name(String spec, Iterable<String> all) {
    String name = shortened(spec);
    for (String other : all) {
      if (!other.equals(spec) && shortened(other).equals(name)) {
        return spec;
      }
    }
    return name;
  }

  private static String shortened(String spec) {
    return Models.file(spec)
        .map(file -> String.valueOf(file.getFileName()))
        .orElseGet(() -> spec.replaceFirst("@.*", ""));
  }

  /**
   * Reads a program, or all of a folder in the order of their names.
   *
   * @throws InputException if there is none, or one cannot be read
   */
  static List<Source> programs(Path from) throws InputException, IOException {
    if (Files.notExists(from)) {
      throw new InputException(from + ": no such folder");
    }
    if (!Files.isDirectory(from)) {
      return List.of(program(from));
    }
    List<Path> found;
    try (Stream<Path> files = Files.list(from)) {
      found =
          files
              .filter(Files::isRegularFile)
              .filter(file -> file.toString().endsWith(SUFFIX))
              .sorted()
              .toList();
    }
    if (found.isEmpty()) {
      throw new InputException(
          from + " holds no program", "put .mlir files there: each is a controller to improve");
    }
    var programs = new ArrayList<Source>();
    for (Path file : found) {
      programs.add(program(file));
    }
    return programs;
  }

  /**
   * Reads a file of tasks: each one's id and line.
   *
   * @throws InputException if it cannot be read or a line is no task
   */
  static List<Source> tasks(Path file) throws InputException {
    Source read = ProgramFile.read(file.toString(), InputStream.nullInputStream());
    return switch (TaskFile.parse(read.text())) {
      case TaskFile.Failed(String why) -> throw new InputException(file + ": " + why);
      case TaskFile.Ok(List<TaskFile.Line> lines) ->
          lines.stream().map(line -> Source.of(line.task().id(), line.text())).toList();
    };
  }

  private static Source program(Path file) throws InputException {
    Source read = ProgramFile.read(file.toString(), InputStream.nullInputStream());
    return Source.of(String.valueOf(file.getFileName()), read.text());
  }
}
