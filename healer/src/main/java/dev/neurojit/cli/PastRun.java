package dev.neurojit.cli;

import dev.neurojit.journal.AppendedLines;
import dev.neurojit.journal.Event;
import dev.neurojit.journal.Journal;
import dev.neurojit.journal.JournalFile;
import dev.neurojit.resource.FileTrouble;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * A run that {@code heal --resume} goes on with.
 *
 * @param journal taken by this process, open at its end
 * @param file what it held before
 * @param given the program as it was given then
 */
record PastRun(Journal journal, JournalFile file, Source given) {
  private static final int MOST_DEFECTS = 5;

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
          folder + ": the journal cannot be read and written: " + FileTrouble.reason(e));
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
          file.defects().stream().limit(MOST_DEFECTS).map(Object::toString).toArray(String[]::new));
    }
    try {
      Source given = file.given();
      if (given.name().indexOf('\0') >= 0) {
        throw new InputException(folder + ": the journal names no program", again);
      }
      return given;
    } catch (UncheckedIOException e) {
      throw new InputException(
          folder + ": the program as it was given is missing or damaged in " + JournalFile.TEXTS,
          again);
    }
  }

  /**
   * Sets the options of this command, and those of the past run that it does not give.
   *
   * @throws InputException if one of those names a file that is not there
   */
  void parse(CommandSpec heal) throws InputException {
    ParseResult given = heal.commandLine().getParseResult();
    if (given.hasMatchedPositional(0)) {
      throw new InputException(
          "a run goes on with the program that it was given: name no FILE with --resume");
    }
    List<String> now = arguments(heal);
    StartFolder start = start();
    var words = new ArrayList<String>();
    for (OptionSpec option : recorded(heal)) {
      if (!given.hasMatchedOption(option)) {
        Optional<StartFolder.Named> missing = start.missing(option);
        if (missing.isPresent()) {
          throw missing(missing.get(), option, start);
        }
        words.addAll(start.words(option));
      }
    }
    words.addAll(now);
    heal.commandLine().parseArgs(words.toArray(String[]::new));
  }

  /** The options of the past run, as they were given. */
  private List<OptionSpec> recorded(CommandSpec heal) throws InputException {
    List<String> then = file.started().map(Event.Started::arguments).orElse(List.of());
    try {
      return heal.commandLine().parseArgs(then.toArray(String[]::new)).matchedOptions();
    } catch (ParameterException e) {
      throw new InputException(
          file.folder() + ": the options that it was started with are not understood",
          String.valueOf(e.getMessage()),
          "they are in its journal under \"arguments\"");
    }
  }

  private InputException missing(StartFolder.Named missing, OptionSpec option, StartFolder start) {
    String then = option.longestName() + " " + String.join(",", option.originalStringValues());
    String now =
        option.longestName()
            + " "
            + missing.prefix()
            + (option.type() == Path.class ? option.paramLabel() : "FILE");
    return new InputException(
        missing.path() + ": no such file",
        "the run was started with "
            + then
            + (start.isKnown() ? " in " + start.folder() : "; where, it does not tell"),
        "put it back"
            + (start.isKnown() ? "" : ", go on in the folder where the run was started,")
            + " or say where it is now: neurojitc heal --resume %s %s"
                .formatted(ShellWord.of(file.folder().toString()), now));
  }

  private StartFolder start() {
    return StartFolder.of(file.started().map(Event.Started::directory).orElse(""));
  }

  /** Returns what the user should know before the run goes on, one line each. */
  List<String> notes() {
    var notes = new ArrayList<String>();
    file.defects().forEach(defect -> notes.add("damaged in the journal, left out: " + defect));
    String program = given.name();
    try {
      if (!program.startsWith("<") && !Files.readString(Path.of(program)).equals(given.text())) {
        notes.add(program + " has changed since; the run goes on with the text that it was given");
      }
    } catch (IOException | InvalidPathException e) {
      notes.add(program + " is no longer there; the run goes on with the text that it was given");
    }
    return notes;
  }

  /**
   * Returns the options and the file of the command as given; those that stood in a file of
   * arguments in its place.
   */
  static List<String> arguments(CommandSpec heal) {
    ParseResult given = heal.commandLine().getParseResult();
    var words = new ArrayList<String>();
    for (OptionSpec option : given.matchedOptions()) {
      words.addAll(StartFolder.words(option, value -> value));
    }
    given.matchedPositionals().forEach(file -> words.addAll(file.originalStringValues()));
    return words;
  }
}
