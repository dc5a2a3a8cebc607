package dev.neurojit.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.neurojit.judge.Candidate;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A journal as it lies on disk. Whole lines are read; what is damaged is told and left out.
 *
 * @param folder of the run
 * @param events in order
 * @param defects what could not be read: the byte offset and why, one line each
 */
public record JournalFile(Path folder, List<Event> events, List<String> defects) {
  /** The file of the events in a run's folder. */
  static final String EVENTS = "events.jsonl";

  /** The folder of the texts in a run's folder. */
  static final String TEXTS = "texts";

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  public JournalFile {
    events = List.copyOf(events);
    defects = List.copyOf(defects);
  }

  /**
   * Reads a run's folder.
   *
   * @throws IOException if it holds no journal or cannot be read
   */
  public static JournalFile read(Path folder) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(EVENTS));
    var events = new ArrayList<Event>();
    var defects = new ArrayList<String>();
    int start = 0;
    for (int end = 0; end < bytes.length; end++) {
      if (bytes[end] == '\n') {
        event(bytes, start, end, defects).ifPresent(events::add);
        start = end + 1;
      }
    }
    if (start < bytes.length) {
      defects.add("byte " + start + ": the last event is cut off");
    }
    return new JournalFile(folder, events, defects);
  }

  private static Optional<Event> event(byte[] bytes, int start, int end, List<String> defects) {
    String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    try {
      return line.isBlank() ? Optional.empty() : Optional.of(JSON.readValue(line, Event.class));
    } catch (JsonProcessingException e) {
      defects.add("byte " + start + ": no event: " + e.getOriginalMessage());
      return Optional.empty();
    }
  }

  /** Returns how the run began, unless that line is damaged. */
  public Optional<Event.Started> started() {
    return events.stream()
        .filter(Event.Started.class::isInstance)
        .map(Event.Started.class::cast)
        .findFirst();
  }

  /**
   * Returns the program as it was given.
   *
   * @throws IllegalStateException if the journal does not tell how the run began
   */
  public Source given() {
    Event.Started started =
        started().orElseThrow(() -> new IllegalStateException(folder + " does not tell its start"));
    return Source.of(started.program(), text(started.text()));
  }

  /** Returns the candidates that were judged, in order, up to the first that is missing. */
  public List<Candidate> candidates() {
    Source given = given();
    var candidates = new ArrayList<Candidate>();
    for (Event event : events) {
      if (event instanceof Event.Judged judged && judged.candidate() == candidates.size() + 1) {
        candidates.add(
            new Candidate(
                judged.candidate(),
                judged.parent(),
                judged.proposer(),
                judged.detail(),
                given.withText(text(judged.text()))));
      }
    }
    return candidates;
  }

  /**
   * Returns a text by its SHA-256.
   *
   * @throws UncheckedIOException if it is missing or cannot be read
   */
  public String text(String hash) {
    try {
      return Files.readString(folder.resolve(TEXTS).resolve(hash));
    } catch (IOException e) {
      throw new UncheckedIOException("a text of the journal in " + folder + " is missing", e);
    }
  }
}
