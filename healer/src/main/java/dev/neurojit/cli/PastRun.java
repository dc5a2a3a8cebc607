package dev.neurojit.cli;

import dev.neurojit.journal.Event;
import dev.neurojit.journal.JournalFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** A run that {@code heal --resume} goes on with. */
final class PastRun {
  private PastRun() {}

  /**
   * Reads its journal.
   *
   * @throws InputException if there is none, or it does not tell how the run began
   */
  static JournalFile read(Path folder) throws InputException {
    JournalFile past;
    try {
      past = JournalFile.read(folder);
    } catch (IOException e) {
      throw new InputException(
          folder + ": no journal can be read there: " + e,
          "name the folder that heal printed as journal:");
    }
    if (past.started().isEmpty()) {
      throw new InputException(
          folder + ": the journal does not tell how its run began",
          past.defects().stream().map(Object::toString).toArray(String[]::new));
    }
    return past;
  }

  /** Sets the options of the past run, then those of this one over them. */
  static void parse(CommandSpec heal, JournalFile past) {
    List<String> then = past.started().map(Event.Started::arguments).orElse(List.of());
    List<String> now = arguments(heal);
    heal.commandLine()
        .setOverwrittenOptionsAllowed(true)
        .parseArgs(Stream.concat(then.stream(), now.stream()).toArray(String[]::new));
  }

  /** Returns the command line of the command as given, without its name. */
  static List<String> arguments(CommandSpec heal) {
    List<String> all = heal.commandLine().getParseResult().originalArgs();
    return all.subList(all.indexOf(heal.name()) + 1, all.size());
  }
}
