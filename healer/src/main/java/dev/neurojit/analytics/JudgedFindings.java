package dev.neurojit.analytics;

import dev.neurojit.journal.Event;
import dev.neurojit.journal.JournalFile;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** The findings of a judged program. */
final class JudgedFindings {
  private final JournalFile journal;
  private final String run;

  JudgedFindings(JournalFile journal, String run) {
    this.journal = journal;
    this.run = run;
  }

  /**
   * Returns what was found in the text as written and in the repaired one. Old journals do not tell
   * the former: there the applied repairs stand for it, without places, or else what is left.
   */
  List<Row.Finding> of(Event.Judged event) {
    List<Event.Finding> written = event.found();
    if (written.isEmpty() && !event.repairs().isEmpty()) {
      written =
          event.repairs().stream()
              .map(repair -> new Event.Finding(repair.code(), 0, 0, repair.title()))
              .toList();
    } else if (written.isEmpty()) {
      written = event.diagnostics();
    }
    return Stream.concat(
            rows(event, Row.Finding.Phase.WRITTEN, event.text(), written),
            rows(event, Row.Finding.Phase.LEFT, event.repaired(), event.diagnostics()))
        .toList();
  }

  private Stream<Row.Finding> rows(
      Event.Judged event, Row.Finding.Phase phase, String text, List<Event.Finding> findings) {
    if (findings.isEmpty()) {
      return Stream.empty();
    }
    TextPlaces places = TextPlaces.of(textOrNothing(text));
    return findings.stream()
        .map(found ->
            places.finding(
                run,
                event.candidate(),
                phase,
                found.code(),
                found.line(),
                found.column(),
                found.message()));
  }

  private String textOrNothing(String hash) {
    try {
      return journal.text(hash);
    } catch (UncheckedIOException lost) {
      return "";
    }
  }
}
