package dev.neurojit.cli;

import dev.neurojit.journal.AppendedLines;
import dev.neurojit.journal.Event;
import dev.neurojit.journal.Journal;
import dev.neurojit.journal.JournalFile;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A run that {@code heal --resume} goes on with.
 *
 * @param journal taken by this process, open at its end
 * @param file what it held before
 * @param given the program as it was given then
 */
record PastRun(Journal journal, JournalFile file, Source given) {
  /**
   * Takes a run's journal and reads it.
   *
   * @throws InputException if there is none, another process has it, or it does not tell how the
   *     run began
   */
  static PastRun take(Path folder) throws InputException {
    if (Files.notExists(folder.resolve(JournalFile.EVENTS))) {
      throw new InputException(
          folder + ": no journal can be read there: it holds no " + JournalFile.EVENTS,
          "name the folder that heal printed as journal:");
    }
    try {
      return of(folder, Journal.append(folder, Clock.systemUTC()));
    } catch (AppendedLines.TakenException e) {
      throw new InputException(
          folder + ": another process is at work on this run", "wait until it ends, or end it");
    } catch (IOException e) {
      throw new InputException(
          folder + ": the journal cannot be read and written: " + e.getMessage());
    }
  }

  private static PastRun of(Path folder, Journal journal) throws IOException, InputException {
    try {
      JournalFile file = JournalFile.read(folder);
      return new PastRun(journal, file, given(folder, file));
    } catch (IOException | InputException e) {
      journal.close();
      throw e;
    }
  }

  private static Source given(Path folder, JournalFile file) throws InputException {
    String again = "start the run anew: neurojitc heal FILE";
    if (file.events().isEmpty() && file.defects().isEmpty()) {
      throw new InputException(folder + ": the run was broken off before it began", again);
    }
    if (file.started().isEmpty()) {
      throw new InputException(
          folder + ": the journal does not tell how its run began",
          file.defects().stream().map(Object::toString).toArray(String[]::new));
    }
    try {
      return file.given();
    } catch (UncheckedIOException e) {
      throw new InputException(
          folder + ": the program as it was given is missing or damaged in " + JournalFile.TEXTS,
          again);
    }
  }

  /** Sets the options of the past run, then those of this one over them. */
  void parse(CommandSpec heal) throws InputException {
    List<String> then = file.started().map(Event.Started::arguments).orElse(List.of());
    List<String> now = arguments(heal);
    if (heal.commandLine().getParseResult().hasMatchedPositional(0)) {
      throw new InputException(
          "a run goes on with the program that it was given: name no FILE with --resume");
    }
    heal.commandLine()
        .setOverwrittenOptionsAllowed(true)
        .parseArgs(Stream.concat(then.stream(), now.stream()).toArray(String[]::new));
  }

  /** Returns what the user should know before the run goes on, one line each. */
  List<String> notes() {
    var notes = new ArrayList<String>();
    file.defects().forEach(defect -> notes.add("damaged in the journal, left out: " + defect));
    Path program = Path.of(given.name());
    try {
      if (!given.name().startsWith("<") && !Files.readString(program).equals(given.text())) {
        notes.add(program + " has changed since; the run goes on with the text that it was given");
      }
    } catch (IOException e) {
      notes.add(program + " is no longer there; the run goes on with the text that it was given");
    }
    return notes;
  }

  /** Returns the command line of the command as given, without its name. */
  static List<String> arguments(CommandSpec heal) {
    List<String> all = heal.commandLine().getParseResult().originalArgs();
    return all.subList(all.indexOf(heal.name()) + 1, all.size());
  }
}
