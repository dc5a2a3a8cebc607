package dev.neurojit.cli;

import dev.neurojit.journal.Event;
import dev.neurojit.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Journals of runs as the healer writes them, made by hand so that all counts are known. */
final class AnalyticsRuns {
  static final String BROKEN = "func.func @f(%x: f32) -> f32 {\n  %y = arith.clampf %x : f32\n}\n";
  static final String MENDED = "func.func @f(%x: f32) -> f32 {\n  return %x : f32\n}\n";

  private AnalyticsRuns() {}

  /**
   * Writes a run in which a model's first reply is repaired and accepted but not admitted, and its
   * second is not used.
   */
  static Path write(Path run, String model, String day) throws IOException {
    try (Journal journal =
        Journal.create(run, InstantSource.fixed(Instant.parse(day + "T10:00:00Z")))) {
      String broken = journal.store(BROKEN);
      String mended = journal.store(MENDED);
      journal.record(
          new Event.Started(
              "0.1", "f.mlir", broken, "lander/moon", 7, List.of("model"), List.of(), "/start"));
      journal.record(judged(1, "given", "", broken, mended, List.of(), "SCORE", 0.5));
      ask(journal, model, "SYSTEM\nrules of " + model + "\n\nUSER\nplease");
      journal.record(
          judged(
              2,
              model,
              "reply 1",
              broken,
              mended,
              List.of(new Event.Finding("NJ-S01", 2, 3, "not allowed")),
              "ADMIT",
              null));
      ask(journal, model, "SYSTEM\nrules of " + model + "\n\nUSER\nagain");
      journal.record(new Event.ReplyUnused(model, "NO_CHANGE"));
      journal.record(new Event.Finished(false, "given", 1, "falls", 1200, "OUT_OF_IDEAS"));
    }
    return run;
  }

  private static void ask(Journal journal, String model, String prompt) {
    journal.record(new Event.Asked(model, journal.store(prompt), 7, 0.2, "FREE", "FUNCTION"));
    journal.record(new Event.Replied(model, journal.store(BROKEN), 100, 50, 10, 500, 5000, "END"));
  }

  private static Event.Judged judged(
      int number,
      String proposer,
      String detail,
      String text,
      String repaired,
      List<Event.Finding> left,
      String stage,
      @Nullable Double score) {
    return new Event.Judged(
        number,
        number - 1,
        proposer,
        detail,
        text,
        repaired,
        List.of(new Event.Repair("NJ022", "write math.clampf")),
        stage,
        "verdict",
        score,
        left,
        List.of(
            new Event.Finding("NJ022", 2, 8, "there is no operation 'arith.clampf'"),
            new Event.Finding("NJ026", 3, 1, "'return' is missing at %y")));
  }
}
