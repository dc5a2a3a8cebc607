package dev.neurojit.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.neurojit.judge.Candidate;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A journal as it lies on disk. Whole lines are read; what is damaged is told and left out.
 *
 * @param folder of the run
 * @param entries the events with their times, in order
 * @param defects what could not be read
 */
public record JournalFile(Path folder, List<Entry> entries, List<Defect> defects) {
  /** The file of the events in a run's folder. */
  public static final String EVENTS = "events.jsonl";

  /** The folder of the texts in a run's folder. */
  public static final String TEXTS = "texts";

  public JournalFile {
    entries = List.copyOf(entries);
    defects = List.copyOf(defects);
  }

  /**
   * Bytes that hold no event.
   *
   * @param offset of their line in {@code events.jsonl}, from 0
   * @param reason in one line
   */
  public record Defect(long offset, String reason) {
    @Override
    public String toString() {
      return "byte " + offset + ": " + reason;
    }
  }

  /**
   * Reads a run's folder.
   *
   * @throws IOException if it holds no journal or cannot be read
   */
  public static JournalFile read(Path folder) throws IOException {
    WholeLines whole = WholeLines.read(folder.resolve(EVENTS));
    var entries = new ArrayList<Entry>();
    var defects = new ArrayList<Defect>();
    whole.lines().forEach(line -> entry(line, defects).ifPresent(entries::add));
    whole.torn().ifPresent(start -> defects.add(new Defect(start, "the last event is cut off")));
    return new JournalFile(folder, entries, defects);
  }

  private static Optional<Entry> entry(WholeLines.Line line, List<Defect> defects) {
    try {
      return Optional.of(Entry.parse(line.text()));
    } catch (JsonProcessingException e) {
      defects.add(new Defect(line.offset(), e.getOriginalMessage()));
      return Optional.empty();
    }
  }

  /** Returns the events in order. */
  public List<Event> events() {
    return entries.stream().map(Entry::event).toList();
  }

  /** Returns how the run began, unless that line is damaged. */
  public Optional<Event.Started> started() {
    return events().stream()
        .filter(Event.Started.class::isInstance)
        .map(Event.Started.class::cast)
        .findFirst();
  }

  /**
   * Returns the program as it was given. Its name is an absolute path if the run was started in
   * another folder than this process.
   *
   * @throws IllegalStateException if the journal does not tell how the run began
   */
  public Source given() {
    Event.Started started =
        started().orElseThrow(() -> new IllegalStateException(folder + " does not tell its start"));
    return Source.of(name(started), text(started.text()));
  }

  private static String name(Event.Started started) {
    try {
      Path start = Path.of(started.directory());
      boolean elsewhere = start.isAbsolute() && !start.equals(Path.of("").toAbsolutePath());
      return elsewhere && !started.program().startsWith("<")
          ? start.resolve(started.program()).toString()
          : started.program();
    } catch (InvalidPathException e) {
      return started.program();
    }
  }

  /**
   * Returns the candidates that were judged, in order, up to the first that is missing or whose
   * text is.
   */
  public List<Candidate> candidates() {
    Source given = given();
    var candidates = new ArrayList<Candidate>();
    for (Event event : events()) {
      if (event instanceof Event.Judged judged && judged.candidate() == candidates.size() + 1) {
        candidate(given, judged).ifPresent(candidates::add);
      }
    }
    return candidates;
  }

  private Optional<Candidate> candidate(Source given, Event.Judged judged) {
    try {
      return Optional.of(
          new Candidate(
              judged.candidate(),
              judged.parent(),
              judged.proposer(),
              judged.detail(),
              given.withText(text(judged.text()))));
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns a text by its SHA-256.
   *
   * @throws UncheckedIOException if it is missing or cannot be read
   */
  public String text(String hash) {
    return new TextStore(folder.resolve(TEXTS)).text(hash);
  }
}
