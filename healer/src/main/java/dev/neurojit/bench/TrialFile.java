package dev.neurojit.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.neurojit.journal.TextStore;
import dev.neurojit.journal.WholeLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The trials of a folder as they lie on disk. What is damaged is told and left out.
 *
 * @param folder that they lie in
 * @param sessions in order
 * @param warmUps in order
 * @param trials in order, each key once; of those that are no verdict, the last
 * @param defects what could not be used: the byte offset and why, one line each
 */
public record TrialFile(
    Path folder,
    List<Session> sessions,
    List<WarmUp> warmUps,
    List<Trial> trials,
    List<String> defects) {
  /** The file's name. */
  public static final String NAME = "trials.jsonl";

  static final String TEXTS = "texts";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  public TrialFile {
    sessions = List.copyOf(sessions);
    warmUps = List.copyOf(warmUps);
    trials = List.copyOf(trials);
    defects = List.copyOf(defects);
  }

  /**
   * Reads a folder.
   *
   * @throws IOException if it holds no trials or cannot be read
   */
  public static TrialFile read(Path folder) throws IOException {
    WholeLines whole = WholeLines.read(folder.resolve(NAME));
    var reading = new Reading();
    whole.lines().forEach(reading::line);
    whole.torn().ifPresent(start -> reading.defect(start, "the last line is cut off"));
    return new TrialFile(
        folder,
        reading.sessions,
        reading.warmUps,
        List.copyOf(reading.trials.values()),
        reading.defects);
  }

  /** Returns the texts beside the trials. */
  public TextStore texts() {
    return new TextStore(folder.resolve(TEXTS));
  }

  private static final class Reading {
    final List<Session> sessions = new ArrayList<>();
    final List<WarmUp> warmUps = new ArrayList<>();
    final Map<Trial.Key, Trial> trials = new LinkedHashMap<>();
    final List<String> defects = new ArrayList<>();
    private boolean foreign;

    void line(WholeLines.Line line) {
      try {
        JsonNode node = JSON.readTree(line.text());
        if (foreign(node, line.offset())) {
          return;
        }
        switch (JSON.treeToValue(node, Entry.class)) {
          case Session session -> sessions.add(session);
          case WarmUp warmUp -> warmUps.add(warmUp);
          case Trial trial -> take(trial, line.offset());
        }
      } catch (JsonProcessingException | RuntimeException e) {
        String why =
            e instanceof JsonProcessingException json
                ? json.getOriginalMessage().lines().findFirst().orElse("")
                : String.valueOf(e.getMessage());
        defect(line.offset(), "no trial: " + why);
      }
    }

    /** The first verdict counts; what is none stands until there is one. */
    private void take(Trial trial, long offset) {
      Trial before = trials.get(trial.key());
      if (before == null || !before.isVerdict()) {
        trials.put(trial.key(), trial);
      } else {
        defect(
            offset,
            "trial %d of %s on %s stands there again; the first one counts"
                .formatted(trial.number(), trial.arm(), trial.program()));
      }
    }

    /** Tells of a session of another format, and of what follows it. */
    private boolean foreign(JsonNode node, long offset) {
      String format = node.path("format").asText();
      if (node.path("entry").asText().equals("session")) {
        foreign = !Session.FORMAT.equals(format);
        if (foreign) {
          defect(
              offset,
              "a session of format %s, this version reads %s".formatted(format, Session.FORMAT));
        }
      } else if (foreign) {
        defect(offset, "a line of another format is left out");
      }
      return foreign;
    }

    void defect(long offset, String what) {
      defects.add("byte " + offset + ": " + what);
    }
  }
}
