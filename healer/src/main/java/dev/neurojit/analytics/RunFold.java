package dev.neurojit.analytics;

import dev.neurojit.journal.Entry;
import dev.neurojit.journal.Event;
import dev.neurojit.journal.JournalFile;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one run, from its journal. */
final class RunFold {
  private final JournalFile journal;
  private final String run;
  private final Calls calls;
  private final List<Row> rows = new ArrayList<>();
  private final Event.@Nullable Started started;
  private final Event.@Nullable Finished finished;

  private RunFold(JournalFile journal, String run) {
    this.journal = journal;
    this.run = run;
    this.calls = new Calls(run, new Prompts(journal));
    this.started = journal.started().orElse(null);
    // A resumed run ends more than once.
    this.finished =
        journal.events().stream()
            .filter(Event.Finished.class::isInstance)
            .map(Event.Finished.class::cast)
            .reduce((earlier, later) -> later)
            .orElse(null);
  }

  /**
   * Returns all rows of a run, defects included.
   *
   * @param run its id
   * @param digest of its events, by which a changed journal is known
   */
  static List<Row> rows(JournalFile journal, String run, String digest) {
    return new RunFold(journal, run).fold(digest);
  }

  private List<Row> fold(String digest) {
    for (Entry entry : journal.entries()) {
      LocalDateTime time = time(entry.at());
      switch (entry.event()) {
        case Event.Judged event -> judged(event, time);
        case Event event -> calls.take(event, time);
      }
    }
    rows.addAll(calls.rows());
    rows.add(runRow(digest));
    String path = journal.folder().resolve(JournalFile.EVENTS).toString();
    journal.defects().stream()
        .map(defect -> new Row.Defect(path, defect.offset(), defect.reason()))
        .forEach(rows::add);
    return rows;
  }

  private void judged(Event.Judged event, @Nullable LocalDateTime time) {
    Calls.Author author = calls.judged(event);
    boolean valid = !"PARSE".equals(event.stage());
    rows.add(
        new Row.Program(
            run,
            event.candidate(),
            event.parent(),
            event.proposer(),
            author.model(),
            author.promptVersion(),
            time,
            event.text(),
            journal.folder().resolve("texts").resolve(event.text()).toString(),
            null,
            valid && event.repairs().isEmpty(),
            valid,
            event.stage(),
            event.verdict(),
            event.score(),
            finished != null && finished.healed() && finished.candidate() == event.candidate(),
            event.repairs().size(),
            null));
    rows.addAll(new JudgedFindings(journal, run).of(event));
    for (int i = 0; i < event.repairs().size(); i++) {
      Event.Repair repair = event.repairs().get(i);
      rows.add(new Row.Repair(run, event.candidate(), i + 1, repair.code(), repair.title()));
    }
  }

  private Row runRow(String digest) {
    Event.Started start = started;
    Event.Finished end = finished;
    return new Row.Run(
        run,
        "heal",
        journal.folder().toString(),
        start == null ? null : start.program(),
        start == null ? null : start.objective(),
        start == null ? null : start.version(),
        start == null ? null : start.seed(),
        start == null ? null : String.join(",", start.ladder()),
        journal.entries().stream().findFirst().map(first -> time(first.at())).orElse(null),
        end == null ? null : end.millis(),
        end == null ? "BROKEN_OFF" : end.end(),
        end == null || !end.healed() ? null : end.by(),
        end == null ? null : end.verdict(),
        digest);
  }

  private static @Nullable LocalDateTime time(Instant at) {
    return at.equals(Instant.EPOCH) ? null : LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
